import { expect, test } from "vitest";
import { parsePattern } from "./check-pattern.ts";
import { matchesPattern } from "./match-pattern.ts";

const event = {
  source: "aws.s3",
  "detail-type": "Object Created",
  account: "000000000000",
  detail: {
    bucket: { name: "claims-raw" },
    object: { key: "inbox/acme/Invoice 1.PDF", size: 1024, tags: ["a", "b"] },
    "source-ip-address": "10.0.0.7",
    nothing: null,
    flag: true,
    people: [
      { name: "Ada", age: 36 },
      { name: "Bob", age: 20 },
    ],
  },
};

// Rules and outcomes follow the operators' page of the EventBridge user guide.
test.each<[string, unknown, boolean]>([
  ["an exact value", { source: ["aws.s3"] }, true],
  ["another value", { source: ["aws.ec2"] }, false],
  ["one of several", { source: ["aws.ec2", "aws.s3"] }, true],
  ["a nested value", { detail: { bucket: { name: ["claims-raw"] } } }, true],
  ["a field that is not there", { detail: { nope: ["x"] } }, false],
  ["a number", { detail: { object: { size: [1024] } } }, true],
  ["a number as text", { detail: { object: { size: ["1024"] } } }, false],
  ["null", { detail: { nothing: [null] } }, true],
  ["a boolean", { detail: { flag: [true] } }, true],
  ["an element of an array", { detail: { object: { tags: ["b"] } } }, true],
  ["prefix", { detail: { object: { key: [{ prefix: "inbox/" }] } } }, true],
  ["prefix elsewhere", { detail: { object: { key: [{ prefix: "outbox/" }] } } }, false],
  ["prefix ignoring case", { detail: { object: { key: [{ prefix: { "equals-ignore-case": "INBOX/" } }] } } }, true],
  ["suffix", { detail: { object: { key: [{ suffix: ".PDF" }] } } }, true],
  ["suffix in another case", { detail: { object: { key: [{ suffix: ".pdf" }] } } }, false],
  ["suffix ignoring case", { detail: { object: { key: [{ suffix: { "equals-ignore-case": ".pdf" } }] } } }, true],
  ["equals-ignore-case", { detail: { bucket: { name: [{ "equals-ignore-case": "CLAIMS-RAW" }] } } }, true],
  ["wildcard", { detail: { object: { key: [{ wildcard: "inbox/*/Invoice*.PDF" }] } } }, true],
  ["wildcard whose pieces overlap", { detail: { bucket: { name: [{ wildcard: "claims-raw*raw" }] } } }, false],
  ["wildcard with a literal star", { detail: { bucket: { name: [{ wildcard: "claims\\*" }] } } }, false],
  ["anything-but one", { source: [{ "anything-but": "aws.s3" }] }, false],
  ["anything-but a list", { source: [{ "anything-but": ["aws.ec2", "aws.sqs"] }] }, true],
  ["anything-but a number", { detail: { object: { size: [{ "anything-but": 7 }] } } }, true],
  ["anything-but a prefix", { detail: { object: { key: [{ "anything-but": { prefix: "tmp/" } }] } } }, true],
  [
    "anything-but some prefixes",
    { detail: { object: { key: [{ "anything-but": { prefix: ["tmp/", "inbox/"] } }] } } },
    false,
  ],
  ["anything-but a suffix", { detail: { object: { key: [{ "anything-but": { suffix: ".PDF" } }] } } }, false],
  ["anything-but a wildcard", { detail: { object: { key: [{ "anything-but": { wildcard: "*/lib/*" } }] } } }, true],
  ["anything-but of a missing field", { detail: { nope: [{ "anything-but": "x" }] } }, false],
  ["numeric within", { detail: { object: { size: [{ numeric: [">", 1000, "<=", 1024] }] } } }, true],
  ["numeric outside", { detail: { object: { size: [{ numeric: ["<", 1000] }] } } }, false],
  ["numeric on text", { source: [{ numeric: [">", 0] }] }, false],
  ["cidr inside", { detail: { "source-ip-address": [{ cidr: "10.0.0.0/24" }] } }, true],
  ["cidr outside", { detail: { "source-ip-address": [{ cidr: "10.0.1.0/24" }] } }, false],
  ["exists", { detail: { flag: [{ exists: true }] } }, true],
  ["exists of a missing field", { detail: { nope: [{ exists: true }] } }, false],
  ["exists false of a missing field", { detail: { nope: [{ exists: false }] } }, true],
  ["exists false below a missing object", { detail: { no: { pe: [{ exists: false }] } } }, true],
  ["exists on an inner node", { detail: { bucket: [{ exists: true }] } }, false],
  ["$or, one branch met", { $or: [{ source: ["x"] }, { account: ["000000000000"] }] }, true],
  ["$or, no branch met", { $or: [{ source: ["x"] }, { account: ["1"] }] }, false],
  ["$or beside another field", { source: ["x"], $or: [{ account: ["000000000000"] }] }, false],
  ["two fields of one array element", { detail: { people: { name: ["Ada"], age: [36] } } }, true],
  ["two fields of different array elements", { detail: { people: { name: ["Ada"], age: [20] } } }, false],
])("matchesPattern knows %s", (_what, pattern, expected) => {
  expect(matchesPattern(parsePattern(JSON.stringify(pattern)), event)).toBe(expected);
});

test.each([
  ["text that is not JSON", "{"],
  ["a list", "[]"],
  ["an empty object", "{}"],
  ["a bare value", '{"source":"aws.s3"}'],
  ["an empty list", '{"source":[]}'],
  ["an unknown operator", '{"source":[{"like":"x"}]}'],
  ["a wrong numeric", '{"n":[{"numeric":[">"]}]}'],
  ["a wrong exists", '{"n":[{"exists":"yes"}]}'],
])("parsePattern rejects %s", (_what, text) => {
  expect(() => parsePattern(text)).toThrow("Event pattern is not valid");
});
