import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeAnswer, writeAnswers } from "../bench/path/recorded-answers.ts";
import { runClaims } from "../whole-path/run-cli.ts";

const state = mkdtempSync(join(tmpdir(), "tributary-privilege-"));

/** One of every kind, and one that is quarantined. */
const samples = [
  "acme/invoice-2026-0417.pdf",
  "acme/claim-form.png",
  "acme/letter.txt",
  "acme/astronaut.png",
  "acme/empty.pdf",
];

/** What Transcribe answers to the recording: a recogniser is not on every machine. */
const transcript = {
  results: {
    transcripts: [{ transcript: "Hello." }],
    speaker_labels: {
      speakers: 1,
      segments: [{ start_time: "0.0", end_time: "0.4", speaker_label: "spk_0", items: [] }],
    },
    items: [
      {
        type: "pronunciation",
        start_time: "0.0",
        end_time: "0.4",
        speaker_label: "spk_0",
        alternatives: [{ confidence: "0.9", content: "Hello" }],
      },
      { type: "punctuation", alternatives: [{ confidence: "0.0", content: "." }] },
    ],
  },
};

interface Role {
  readonly type: string;
  readonly logicalId: string;
  readonly attributes: { readonly Arn: string };
  readonly properties: {
    readonly Policies?: readonly {
      readonly PolicyName: string;
      readonly PolicyDocument: { readonly Statement: readonly Statement[] };
    }[];
  };
}

interface Statement {
  readonly Action: readonly string[] | string;
  readonly Resource: readonly string[] | string;
}

interface Use {
  readonly role: string;
  readonly action: string;
  readonly resource: string;
}

beforeAll(async () => {
  await runClaims(state, ...samples.map((name) => join("test/samples", name)));
  const answers = join(state, "answers");
  writeAnswers(answers);
  writeAnswer(answers, "transcribe", "StartTranscriptionJob", transcript);
  const { succeeded } = await runClaims(state, "--answers", answers, "test/samples/acme/call.wav");
  expect(succeeded).toBe(1);
}, 300_000);

afterAll(() => rmSync(state, { recursive: true, force: true }));

const roles = (): Role[] => {
  const { resources } = JSON.parse(readFileSync(join(state, "stacks/claims-dev.json"), "utf8")) as {
    resources: Record<string, Role>;
  };
  return Object.values(resources).filter(({ type }) => type === "AWS::IAM::Role");
};

const uses = (): Use[] =>
  readFileSync(join(state, "logs/cloud.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line.includes('"access.used"'))
    .map((line) => JSON.parse(line) as Use);

const list = (value: readonly string[] | string): readonly string[] => (typeof value === "string" ? [value] : value);

const matches = (pattern: string, value: string): boolean =>
  new RegExp(
    `^${pattern
      .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
    "s",
  ).test(value);

/** What only a failure, or AWS itself, makes use of; each with the reason that it is there. */
const notInTheseSamples: Readonly<Record<string, string>> = {
  ...byReason("an object from before its bucket was versioned has no version to name", [
    "CollectFunctionRole: s3:GetObject",
    "IdentifyFunctionRole: s3:GetObject",
  ]),
  ...byReason("the version that Textract and Comprehend are given, when the event names one", [
    "ExtractFunctionRole: s3:GetObjectVersion",
  ]),
  ...byReason("tells what is gone, or not there yet, from what is denied", [
    "IdentifyFunctionRole: s3:ListBucket",
    "ExtractFunctionRole: s3:ListBucket",
    "CollectFunctionRole: s3:ListBucket",
    "CompleteFunctionRole: s3:ListBucket",
    "IdentifyFunctionRole: arn:aws:s3:::claims-raw-dev-000000000000",
    "ExtractFunctionRole: arn:aws:s3:::claims-lake-dev-000000000000",
    "CollectFunctionRole: arn:aws:s3:::claims-lake-dev-000000000000",
    "CompleteFunctionRole: arn:aws:s3:::claims-lake-dev-000000000000",
  ]),
  ...byReason("a job that failed, and why", [
    "CompleteFunctionRole: states:SendTaskFailure",
    "CompleteFunctionRole: textract:GetDocumentAnalysis",
    "CompleteFunctionRole: transcribe:GetTranscriptionJob",
    "CompleteFunctionRole: *",
  ]),
  // https://docs.aws.amazon.com/transcribe/latest/dg/security-iam.html
  ...byReason("Transcribe in AWS tries the place out with a file of its own", [
    "StateMachineRole: arn:aws:s3:::claims-lake-dev-000000000000/service-output/transcribe/*/.write_access_check_file.temp",
  ]),
};

function byReason(reason: string, permissions: readonly string[]): Record<string, string> {
  return Object.fromEntries(permissions.map((permission) => [permission, reason]));
}

test("every action and every resource of every role was used by what ran", () => {
  const used = uses();
  const unused: string[] = [];
  for (const { logicalId, attributes, properties } of roles()) {
    const own = used.filter(({ role }) => role === attributes.Arn);
    for (const { PolicyDocument } of properties.Policies ?? [])
      for (const { Action, Resource } of PolicyDocument.Statement) {
        for (const action of list(Action))
          if (!own.some((use) => use.action === action && list(Resource).some((one) => matches(one, use.resource))))
            unused.push(`${logicalId}: ${action}`);
        for (const resource of list(Resource))
          if (!own.some((use) => list(Action).includes(use.action) && matches(resource, use.resource)))
            unused.push(`${logicalId}: ${resource}`);
      }
  }
  expect(unused.filter((permission) => !(permission in notInTheseSamples))).toEqual([]);
});

test("nothing that ran was denied", () => {
  const log = readFileSync(join(state, "logs/cloud.jsonl"), "utf8");
  expect(log.split("\n").filter((line) => line.includes('"access.denied"'))).toEqual([]);
});
