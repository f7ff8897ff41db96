import { type HandlerName, handlerManifest } from "@tributary/handlers";
import { comprehend, on } from "@tributary/pipeline";
import { expect, test } from "vitest";
import type { Template } from "../template/template.ts";
import { claimsTemplate } from "../testing/claims-template.ts";
import { resolved } from "../testing/resolved.ts";
import { hasNoResources } from "./actions-without-resources.ts";

interface Allow {
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

function allows(template: Template, roleId: string): { readonly action: string; readonly resource: string }[] {
  const policies = JSON.parse(
    JSON.stringify(resolved(template.Resources[roleId]?.Properties.Policies ?? [], template.Resources)),
  ) as {
    PolicyDocument: { Statement: Allow[] };
  }[];
  return policies
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .flatMap(({ Action, Resource }) =>
      [Action].flat().flatMap((action) => [Resource].flat().map((resource) => ({ action, resource }))),
    );
}

const template = claimsTemplate();
const roleIds = Object.entries(template.Resources).flatMap(([id, { Type }]) => (Type === "AWS::IAM::Role" ? [id] : []));

test("no role has a wildcard action, nor a wildcard resource where the service knows resources", () => {
  expect(roleIds).toHaveLength(9);
  for (const { action, resource } of roleIds.flatMap((id) => allows(template, id))) {
    expect(action).toMatch(/^[a-z0-9]+:[A-Za-z]+$/);
    if (resource === "*") expect(action).toSatisfy(hasNoResources);
    else expect(resource, action).not.toMatch(/^arn:aws:s3:::\*|:\*$/);
  }
});

test("the workflow's role has what its states call and no more", () => {
  expect(
    allows(template, "StateMachineRole")
      .map(({ action, resource }) => `${action} ${resource}`)
      .sort(),
  ).toEqual([
    "iam:PassRole arn:of:TextractCompletionRole",
    "lambda:InvokeFunction arn:of:CollectFunction",
    "lambda:InvokeFunction arn:of:ExtractFunction",
    "lambda:InvokeFunction arn:of:IdentifyFunction",
    "lambda:InvokeFunction arn:of:QuarantineFunction",
    "lambda:InvokeFunction arn:of:RegisterFunction",
    "logs:CreateLogDelivery *",
    "logs:DeleteLogDelivery *",
    "logs:DescribeLogGroups *",
    "logs:DescribeResourcePolicies *",
    "logs:GetLogDelivery *",
    "logs:ListLogDeliveries *",
    "logs:PutResourcePolicy *",
    "logs:UpdateLogDelivery *",
    "rekognition:DetectLabels *",
    "s3:GetObject arn:aws:s3:::claims-raw-dev-111122223333/inbox/*",
    "s3:PutObject arn:aws:s3:::claims-lake-dev-111122223333/service-output/textract/*",
    "s3:PutObject arn:aws:s3:::claims-lake-dev-111122223333/service-output/transcribe/*/*.json",
    "s3:PutObject arn:aws:s3:::claims-lake-dev-111122223333/service-output/transcribe/*/.write_access_check_file.temp",
    "s3:PutObject arn:aws:s3:::claims-lake-dev-111122223333/tokens/textract/*.json",
    "s3:PutObject arn:aws:s3:::claims-lake-dev-111122223333/tokens/transcribe/*.json",
    "textract:StartDocumentAnalysis *",
    "transcribe:StartTranscriptionJob *",
  ]);
});

test("a workflow with fewer services has a role with fewer actions", () => {
  const small = claimsTemplate({ routes: [on.text(comprehend.entities())] });
  const actions = allows(small, "StateMachineRole").map(({ action }) => action);
  expect(new Set(actions.filter((action) => !action.startsWith("logs:")))).toEqual(new Set(["lambda:InvokeFunction"]));
  expect(allows(small, "ExtractFunctionRole").map(({ action }) => action)).not.toContain("textract:AnalyzeDocument");
  expect(Object.keys(small.Resources)).not.toContain("CompleteQueue");
});

/** The claims of this test have no such extractor, so no role may call it. */
const notInClaims = [
  "comprehend:DetectKeyPhrases",
  "comprehend:DetectPiiEntities",
  "textract:DetectDocumentText",
  "textract:GetDocumentTextDetection",
];

test.each(["ingest", "identify", "extract", "complete", "collect", "register", "quarantine"] satisfies HandlerName[])(
  "%s may write its log, read its queue and do what its manifest says, as far as the workflow can ask for it",
  (name) => {
    const pascal = name.charAt(0).toUpperCase() + name.slice(1);
    const found = new Set(allows(template, `${pascal}FunctionRole`).map(({ action }) => action));
    const queue =
      name === "ingest" || name === "complete"
        ? ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
        : [];
    const manifest = handlerManifest[name].permissions
      .filter(({ when }) => when === undefined || "service" in when)
      .filter(({ action }) => !notInClaims.includes(action))
      .map(({ action }) => action);
    expect(found).toEqual(new Set(["logs:CreateLogStream", "logs:PutLogEvents", ...queue, ...manifest]));
  },
);

test("roles of services are no deputies of other accounts", () => {
  for (const id of ["StateMachineRole", "TextractCompletionRole"]) {
    expect(template.Resources[id]?.Properties.AssumeRolePolicyDocument).toMatchObject({
      Statement: [{ Condition: { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } } }],
    });
  }
});
