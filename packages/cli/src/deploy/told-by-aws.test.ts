import { expect, test } from "vitest";
import { toldByAws } from "./told-by-aws.ts";

const place = { region: "us-east-1", endpoint: undefined };
const aws = (name: string, message: string, httpStatusCode = 400): Error =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });

test.each<[string, Error, string, string]>([
  [
    "no credentials",
    aws("CredentialsProviderError", "Could not load credentials from any providers"),
    "TRB-CLI-060",
    "No AWS credentials",
  ],
  [
    "expired credentials",
    aws("ExpiredToken", "The security token included in the request is expired", 403),
    "TRB-CLI-061",
    "expired",
  ],
  ["no Region", new Error("Region is missing"), "TRB-CLI-062", "No Region"],
  [
    "a Region that is not",
    Object.assign(new Error("getaddrinfo ENOTFOUND sts.us-mars-1.amazonaws.com"), { code: "ENOTFOUND" }),
    "TRB-CLI-063",
    "us-east-1",
  ],
  [
    "another Region than the endpoint's",
    aws("SignatureDoesNotMatch", "Credential should be scoped to a valid region, not 'us-east-1'.", 403),
    "TRB-CLI-063",
    "us-east-1",
  ],
  [
    "nobody at the endpoint",
    Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }),
    "TRB-CLI-064",
    "ECONNREFUSED",
  ],
  [
    "a missing permission",
    aws(
      "AccessDenied",
      "User: arn:aws:iam::1:user/a is not authorized to perform: cloudformation:CreateChangeSet on resource: arn:aws:cloudformation:us-east-1:1:stack/x/* because no identity-based policy allows the cloudformation:CreateChangeSet action",
      403,
    ),
    "TRB-CLI-065",
    "The permission cloudformation:CreateChangeSet is missing on arn:aws:cloudformation:us-east-1:1:stack/x/*",
  ],
  [
    "a parameter's wrong value",
    aws("ValidationError", "Parameter 'LogRetentionDays' must be one of AllowedValues"),
    "TRB-CLI-072",
    "Parameter 'LogRetentionDays' must be one of AllowedValues",
  ],
  [
    "a stack that somebody else changes",
    aws("ValidationError", "Stack:arn:x is in UPDATE_IN_PROGRESS state and can not be updated."),
    "TRB-CLI-074",
    "UPDATE_IN_PROGRESS",
  ],
  [
    "a change set that somebody else's deployment made obsolete",
    aws(
      "InvalidChangeSetStatusException",
      "ChangeSet [x] cannot be executed in its current status of [DELETE_COMPLETE]",
    ),
    "TRB-CLI-074",
    "cannot be executed",
  ],
  [
    "an endpoint that is another kind of server",
    aws("Error", "mismatched tags\n  Deserialization error: to see the raw response, inspect the hidden field", 501),
    "TRB-CLI-064",
    "does not speak AWS's protocols",
  ],
  ["anything else of AWS", aws("ValidationError", "Template error"), "TRB-CLI-079", "ValidationError: Template error"],
])("toldByAws tells %s", (_what, error, code, message) => {
  expect(toldByAws(error, place)).toMatchObject({ code, message: expect.stringContaining(message), cause: error });
});

test("toldByAws leaves our own defects as they are", () => {
  const defect = new TypeError("x is not a function");
  expect(toldByAws(defect, place)).toBe(defect);
});
