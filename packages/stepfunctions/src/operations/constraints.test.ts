import { afterAll, expect, test } from "vitest";
import { type JsonObject, StepFunctionsService } from "../index.ts";
import { CONSTRAINTS } from "./constraints.ts";

const service = new StepFunctionsService();
afterAll(() => service.close());

const stateMachineArn = "arn:aws:states:us-east-1:000000000000:stateMachine:m";
const failed = "failed to satisfy constraint: Member must";

test("CONSTRAINTS knows every operation", () => {
  expect(Object.keys(CONSTRAINTS).sort()).toEqual([...service.operations].sort());
});

test.each<readonly [string, JsonObject, string]>([
  ["DescribeStateMachine", {}, `1 validation error detected: Value null at 'stateMachineArn' ${failed} not be null`],
  [
    "CreateStateMachine",
    { name: "x".repeat(81), roleArn: "", type: "FAST" },
    `4 validation errors detected: Value '${"x".repeat(81)}' at 'name' ${failed} have length less than or equal to 80; ` +
      `Value null at 'definition' ${failed} not be null; ` +
      `Value '' at 'roleArn' ${failed} have length greater than or equal to 1; ` +
      `Value 'FAST' at 'type' ${failed} satisfy enum value set: [STANDARD, EXPRESS]`,
  ],
  [
    "StartExecution",
    { stateMachineArn, input: JSON.stringify("ß".repeat(140_000)) },
    `1 validation error detected: Value at 'input' ${failed} have length less than or equal to 262144`,
  ],
  [
    "StopExecution",
    { executionArn: stateMachineArn, error: "e".repeat(257) },
    `1 validation error detected: Value at 'error' ${failed} have length less than or equal to 256`,
  ],
  [
    "CreateStateMachineAlias",
    { name: "12", routingConfiguration: [{ stateMachineVersionArn: stateMachineArn, weight: 101 }] },
    `2 validation errors detected: Value '12' at 'name' ${failed} satisfy regular expression pattern: ` +
      "^(?=.*[a-zA-Z_\\-.])[a-zA-Z0-9_\\-.]+$; " +
      `Value '101' at 'routingConfiguration.1.member.weight' ${failed} have value less than or equal to 100`,
  ],
  [
    "CreateStateMachineAlias",
    { name: "a", routingConfiguration: [] },
    `1 validation error detected: Value at 'routingConfiguration' ${failed} have length greater than or equal to 1`,
  ],
  [
    "UpdateMapRun",
    { mapRunArn: "arn", toleratedFailurePercentage: 100.5 },
    `1 validation error detected: Value '100.5' at 'toleratedFailurePercentage' ${failed} have value less than or equal to 100`,
  ],
  [
    "ValidateStateMachineDefinition",
    { definition: "{}", maxResults: 101 },
    `1 validation error detected: Value '101' at 'maxResults' ${failed} have value less than or equal to 100`,
  ],
])("%s refuses %.60j as the service's model says", async (operation, input, message) => {
  await expect(service.handle(operation, input)).rejects.toMatchObject({ code: "ValidationException", message });
});
