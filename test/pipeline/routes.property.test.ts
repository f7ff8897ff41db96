import { compile, comprehend, definitionOf, on, pipeline, s3 } from "@tributary/pipeline";
import { type ServiceCall, ServiceCallError } from "@tributary/stepfunctions";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runMachine } from "../asl/run-machine.ts";

/** Characters that mean something to a regular expression, to JSONata, to its delimiters or to a template. */
const name = fc.string({ unit: fc.constantFrom(..."ab.-+()[]^$|?:{}%'\"`\\ é日"), minLength: 1, maxLength: 5 });
const part = fc.oneof(name, fc.constant("*"));
const segment = fc.oneof(
  { weight: 1, arbitrary: fc.constant("**") },
  {
    weight: 3,
    arbitrary: fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("").replace(/\*+/g, "*")),
  },
);
const pattern = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join("/"));

/** A key that is likely to fit: every star, and every question mark, became something. */
const keyFor = (glob: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      ...glob
        .replaceAll("?", "b")
        .split(/(\*+)/)
        .map((text) => (text.startsWith("*") ? fc.constantFrom("", "a", "a/b", "-") : fc.constant(text))),
    )
    .map((parts) => parts.join("") || "a");

/** What a pattern means: `*` any characters of one name, `?` one of them, `**` any folders, or at the end all that is below. */
function fits(segments: readonly string[], names: readonly string[]): boolean {
  const [first, ...rest] = segments;
  if (first === undefined) return names.length === 0;
  if (first === "**") {
    if (rest.length === 0) return names.length > 0;
    return names.some((_, at) => fits(rest, names.slice(at)));
  }
  const [top, ...below] = names;
  return top !== undefined && fitsName(first, top) && fits(rest, below);
}

function fitsName(text: string, given: string): boolean {
  if (text === "") return given === "";
  const [first, later] = [text.slice(0, 1), text.slice(1)];
  if (first === "*") return fitsName(later, given) || (given !== "" && fitsName(text, given.slice(1)));
  return given !== "" && (first === "?" || first === given.slice(0, 1)) && fitsName(later, given.slice(1));
}

test("a route takes the files whose keys its pattern fits, whatever characters both are made of", async () => {
  const cases = pattern.chain((glob) => fc.tuple(fc.constant(glob), keyFor(glob)));
  await fc.assert(
    fc.asyncProperty(cases, async ([glob, key]) => {
      const blueprint = compile(
        pipeline("routes", {
          raw: s3("routes-raw", { prefix: "in (1)/" }),
          lake: s3("routes-lake"),
          routes: [on.text({ keys: glob }, comprehend.sentiment()), on.text(comprehend.language())],
          catalog: { database: "routes" },
        }),
      );
      const asked: string[] = [];
      const answer = ({ arguments: given }: ServiceCall) => {
        const said = JSON.stringify(given);
        if (asked.length === 0 && !/detect/.test(said)) return identified;
        const operation = /detect\w+/.exec(said)?.[0];
        if (operation) asked.push(operation);
        throw new ServiceCallError("Test.Enough", "the route is known");
      };
      const machine = { toAsl: () => definitionOf(blueprint) };
      await runMachine(machine, { ...document, raw: { ...document.raw, key: `in (1)/${key}` } }, answer);
      const taken = asked[0] === "detectSentiment";
      expect(asked).toHaveLength(1);
      expect(taken).toBe(fits(glob.split("/"), key.split("/")));
    }),
    { numRuns: 60 },
  );
});

const document = {
  documentId: "a".repeat(26),
  pipeline: "routes",
  revision: "0",
  receivedAt: "2026-11-23T09:00:00Z",
  raw: { bucket: "routes-raw", etag: "0", bytes: 1 },
};

const identified = {
  Payload: {
    kind: "text",
    mediaType: "text/plain",
    tenant: "_none",
    bytes: 1,
    checksum: "sha256:0",
    expected: { characters: 1 },
    basis: "text in utf-8",
  },
  StatusCode: 200,
  ExecutedVersion: "$LATEST",
};
