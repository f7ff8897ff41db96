import { expect, test } from "vitest";
import { readableText } from "./readable-text.ts";

test("readableText reads a web page without its markup", async () => {
  const page = `<!doctype html><title>Caf&eacute;</title><style>b{}</style><h1>Big News</h1>
    <p>Read <a href="https://example.com">this</a>.<img src="x.png"><script>alert(1)</script></p>
    <table><tr><th>Site</th><th>Pallets</th></tr><tr><td>Hamburg</td><td>9,500</td></tr></table>`;
  const { text, title } = await readableText(Buffer.from(page));
  expect(title).toBe("Café");
  expect(text).toContain("Big News");
  expect(text).toContain("Read this.");
  expect(text).toMatch(/Site\s+Pallets\nHamburg\s+9,500/);
  expect(text).not.toMatch(/alert|example\.com|\{|x\.png/);
});

test("readableText reads an e-mail's body, headers and attachments", async () => {
  const mail = [
    "From: Ann <ann@example.com>",
    "To: claims@example.com",
    "Subject: =?UTF-8?Q?Broken_=E2=80=93_glass?=",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    "Content-Type: text/plain; charset=iso-8859-1",
    "Content-Transfer-Encoding: quoted-printable",
    "",
    "It cost =A3 20.",
    "--b",
    'Content-Type: text/csv; name="list.csv"',
    'Content-Disposition: attachment; filename="list.csv"',
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from("a,b\n1,2\n").toString("base64"),
    "--b--",
  ].join("\r\n");
  expect(await readableText(Buffer.from(mail))).toEqual({
    text: "It cost £ 20.",
    title: "Broken – glass",
    headers: { from: "Ann <ann@example.com>", to: "claims@example.com", subject: "Broken – glass" },
    attachments: [{ name: "list.csv", media_type: "text/csv", bytes: 8 }],
  });
});

test("readableText reads an e-mail that has only HTML", async () => {
  const mail = "From: a@example.com\nTo: b@example.com\nSubject: x\nContent-Type: text/html\n\n<p>Good <b>day</b></p>";
  expect((await readableText(Buffer.from(mail))).text).toBe("Good day");
});

test("readableText reads the strings of JSON in their order", async () => {
  const json = { a: "one", n: 4, b: { c: ["two", { d: "three" }, null, " "] }, e: "four" };
  expect((await readableText(Buffer.from(JSON.stringify(json)))).text).toBe("one\ntwo\nthree\nfour");
  expect((await readableText(Buffer.from('{"a":"x"}\n{"a":"y"}\n'))).text).toBe("x\ny");
});

test("readableText reads deeply nested JSON", async () => {
  const deep = `${"[".repeat(5_000)}"core"${"]".repeat(5_000)}`;
  expect((await readableText(Buffer.from(deep))).text).toBe("core");
});

test("readableText refuses what is no text", async () => {
  await expect(readableText(Buffer.from([0, 1, 2]))).rejects.toMatchObject({ name: "CorruptObject" });
});
