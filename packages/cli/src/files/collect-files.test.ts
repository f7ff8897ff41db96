import { chmod, mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { collectFiles } from "./collect-files.ts";

test("collectFiles keeps a folder's layout, sorted by name", async () => {
  const folder = await temporaryFolder({ "in/globex/b.txt": "bb", "in/acme/a.txt": "a", "in/c.txt": "" });
  const { files, refused } = await collectFiles(["in"], folder, join(folder, ".pipeline"));
  expect(files.map(({ name, bytes }) => [name, bytes])).toEqual([
    ["acme/a.txt", 1],
    ["c.txt", 0],
    ["globex/b.txt", 2],
  ]);
  expect(refused).toEqual([]);
});

test("collectFiles takes single files by their names, and a file named twice once", async () => {
  const folder = await temporaryFolder({ "in/a.txt": "a" });
  const { files } = await collectFiles(["in/a.txt", join(folder, "in/a.txt")], folder, ".pipeline");
  expect(files.map(({ name }) => name)).toEqual(["a.txt"]);
});

test("collectFiles keeps strange names as they are", async () => {
  const names = ["a b+c.txt", "%2F.txt", "..%2f..txt", "ünïcödé 文書.txt", "..txt", "line\nbreak.txt"];
  const folder = await temporaryFolder(Object.fromEntries(names.map((name) => [`in/${name}`, ""])));
  const { files } = await collectFiles(["in"], folder, ".pipeline");
  expect(files.map(({ name }) => name).sort()).toEqual(names.sort());
});

test("collectFiles leaves the state folder out", async () => {
  const folder = await temporaryFolder({ "a.txt": "", ".pipeline/cloud.json": "{}" });
  const { files } = await collectFiles(["."], folder, join(folder, ".pipeline"));
  expect(files.map(({ name }) => name)).toEqual(["a.txt"]);
});

test("collectFiles follows links within the folder and refuses those that lead out, to folders or to nothing", async () => {
  const folder = await temporaryFolder({ "in/a.txt": "a", "in/sub/b.txt": "b", "secret.txt": "s" });
  await symlink("a.txt", join(folder, "in/inside.txt"));
  await symlink("../secret.txt", join(folder, "in/outside.txt"));
  await symlink("sub", join(folder, "in/folder"));
  await symlink("gone", join(folder, "in/nothing"));
  const { files, refused } = await collectFiles(["in"], folder, ".pipeline");
  expect(files.map(({ name }) => name)).toEqual(["a.txt", "inside.txt", "sub/b.txt"]);
  expect(refused.map(({ path, reason }) => [path.slice(folder.length + 4), reason.split(",")[0]]).sort()).toEqual([
    ["folder", "it links to a folder"],
    ["nothing", "it is a link to nothing"],
    ["outside.txt", "it links out of the folder"],
  ]);
});

test("collectFiles refuses two files of one name", async () => {
  const folder = await temporaryFolder({ "a/x.txt": "1", "b/x.txt": "2" });
  await expect(collectFiles(["a/x.txt", "b/x.txt"], folder, ".pipeline")).rejects.toMatchObject({
    code: "TRB-CLI-011",
  });
});

test("collectFiles refuses an empty folder and a path that is not there", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "empty/sub"), { recursive: true });
  await expect(collectFiles(["empty"], folder, ".pipeline")).rejects.toMatchObject({ code: "TRB-CLI-010" });
  await expect(collectFiles(["gone"], folder, ".pipeline")).rejects.toMatchObject({
    code: "TRB-CLI-009",
    message: expect.stringContaining("gone"),
  });
});

test.skipIf(process.getuid?.() === 0)(
  "collectFiles names a folder that cannot be read and takes the others",
  async () => {
    const folder = await temporaryFolder({ "in/a.txt": "a", "in/closed/b.txt": "b" });
    await chmod(join(folder, "in/closed"), 0o000);
    const { files, refused } = await collectFiles(["in"], folder, ".pipeline");
    await chmod(join(folder, "in/closed"), 0o700);
    expect(files.map(({ name }) => name)).toEqual(["a.txt"]);
    expect(refused[0]?.path).toBe(join(folder, "in/closed"));
  },
);
