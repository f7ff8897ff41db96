import fc from "fast-check";
import { expect, test } from "vitest";
import { fromAsl, lint, permissionsOf, printAsl, readAsl, roundTrip, type StateMachineDefinition } from "../index.ts";
import cases from "../lint/lint-cases.json" with { type: "json" };
import { readJson } from "./read-json.ts";

const template = `{
  "StartAt": "Each",
  "States": {
    "Each": {
      "Type": "Map",
      "MaxConcurrency": \${Max},
      "ItemProcessor": {
        "StartAt": "Call",
        "States": {
          "Call": { "Type": "Task", "Resource": "\${FunctionArn}", "Parameters": { "key.$": "States.Format('a/{}', $.k)" }, "End": true }
        }
      },
      "End": true
    }
  }
}`;

test("roundTrip is ok for placeholders inside strings and instead of values", () => {
  expect(roundTrip(template)).toEqual({ status: "ok" });
  const document = readAsl(template);
  expect(document.print()).toContain('"MaxConcurrency": ${Max},');
  expect(document.placeOf("/States/Each/MaxConcurrency")).toEqual({ line: 6, column: 25 });
  expect(permissionsOf(document.machine.toAsl())[0]?.resources).toEqual(["${FunctionArn}", "${FunctionArn}:*"]);
});

test("roundTrip is ok for every sound definition of the lint's cases, and stable", () => {
  const sound = cases.filter(({ definition }) => lint(definition).every(({ code }) => !code.startsWith("TRB-ASL-10")));
  expect(sound.length).toBeGreaterThan(40);
  for (const { definition } of sound) {
    const text = printAsl(definition as StateMachineDefinition);
    expect(roundTrip(text)).toEqual({ status: "ok" });
    expect(readAsl(text).print()).toBe(text);
  }
});

test("roundTrip keeps any payload", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: "binary", minLength: 1, maxLength: 80 }), (payload, name) => {
      fc.pre(name !== "__proto__");
      const definition = {
        Comment: "x",
        StartAt: name,
        States: { [name]: { Type: "Pass", Result: payload, End: true } },
      };
      const text = JSON.stringify(definition);
      expect(roundTrip(text)).toEqual({ status: "ok" });
      // Read from the text, as files are: JSON.stringify writes -0, which fast-check makes, as 0.
      expect(fromAsl(JSON.parse(text)).toAsl()).toEqual(JSON.parse(text));
    }),
  );
});

test("roundTrip keeps how numbers, byte order marks and line ends are written", () => {
  const text = `\uFEFF{\r\n"States":{"B":{"End":true,"Type":"Pass","Result":{"a":1.0,"b":1e3,"c":-0,"d":12345678901234567890}}},"StartAt":"B"}\r\n`;
  expect(roundTrip(text)).toEqual({ status: "ok" });
  const printed = readAsl(text).print();
  for (const number of ["1.0", "1e3", "-0", "12345678901234567890"]) expect(printed).toContain(`: ${number}`);
});

test("roundTrip takes megabytes on one line", { timeout: 60_000 }, () => {
  const states = Array.from({ length: 20_000 }, (_, at) => [`S${at}`, { Type: "Pass", Next: `S${at + 1}` }]);
  const last = { Type: "Pass", Result: 'x\\"'.repeat(2_000_000), End: true };
  const text = JSON.stringify({ StartAt: "S0", States: { ...Object.fromEntries(states), S20000: last } });
  expect(roundTrip(text)).toEqual({ status: "ok" });
});

test("readJson reads what JSON.parse reads, and refuses what it refuses", () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.constantFrom("", "}", ",", '"', "\\", "x", "1"), (text, at, change) => {
      const place = at % (text.length + 1);
      const changed = text.slice(0, place) + change + text.slice(place + 1);
      let expected: unknown;
      try {
        expected = JSON.parse(changed);
      } catch {
        expect(() => readJson(changed)).toThrow("the document is not JSON");
        return;
      }
      if (/"__proto__"/.test(changed)) return;
      try {
        expect(readJson(changed).value).toEqual(expected);
      } catch (error) {
        expect(String(error)).toContain("stands twice");
      }
    }),
  );
});

const broken: readonly (readonly [string, string, number, number])[] = [
  ["", "a value belongs here", 1, 1],
  ['{ "StartAt": "A",\n  "States": { "A": { "Type": "Pass" "End": true } } }', "a comma or } belongs here", 2, 37],
  ['{ "StartAt": "A",\n  StartAt: 1 }', "a name in double quotes", 2, 3],
  ['{ "StartAt": "A",\n  "StartAt": "B" }', 'the name "StartAt" stands twice', 2, 3],
  ['{ "StartAt": "A }\n', "a string is not closed", 1, 14],
  ['{ "StartAt": "A", "States": {} } x', "the document has ended", 1, 34],
  ['{ "StartAt": "A",\n  "States": {\n    "A": { "Type": "Pas", "End": true } } }', "is no state type", 3, 20],
  [
    '{ "StartAt": "A",\n  "States": {\n    "A": { "Type": "Pass", "Next": "B" } } }',
    "is no state of the same flow",
    3,
    36,
  ],
  ['{ "StartAt": "A",\n  "States": {\n    "A": { "Type": "Pass" } } }', "says how to go on", 3, 10],
  [
    '{ "StartAt": "A",\r\n  "States": {\r\n    "A": { "Type": "Task", "Resource": 7, "End": true } } }',
    "Resource is 7",
    3,
    40,
  ],
  ['{ "StartAt": "A",\n  // a remark\n  "States": {} }', "JSON has no comments", 2, 3],
  ['{ "StartAt": "A",\n  "States": {},\n}', "no comma belongs before a }", 3, 1],
  [
    '{ "StartAt": "A",\n  "States": { "A": { "Type": "Pass", "Result": [1, ] } } }',
    "no comma belongs before a ]",
    2,
    52,
  ],
  ['{ "StartAt": "A",\n  "Comment": "one\\ntwo \\d" }', "no such escape; found", 2, 24],
  ['{ "StartAt": "A", "States": ', "the text ends", 1, 29],
  ['{\n  "AWSTemplateFormatVersion": "2010-09-09", "Resources": {} }', "this is a template", 1, 1],
  ['{ "definition": "{}", "roleArn": "r" }', "an answer of DescribeStateMachine", 1, 1],
  ['{ "Definition": { "StartAt": "A", "States": {} } }', 'only what "Definition" holds', 1, 1],
  ["[".repeat(100_000), "nested over 500 deep", 1, 501],
  ["[]", "a definition is a JSON object", 1, 1],
];

for (const [text, why, line, column] of broken) {
  test(`roundTrip tells where ${JSON.stringify(text.slice(0, 60))} is wrong`, () => {
    expect(roundTrip(text, "a.asl.json")).toEqual({
      status: "invalid",
      why: expect.stringContaining(why),
      line,
      column,
    });
  });
}
