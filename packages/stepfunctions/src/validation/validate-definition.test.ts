import { expect, test } from "vitest";
import { StepFunctionsService } from "../index.ts";
import { validateDefinition } from "./validate-definition.ts";
import cases from "./validation-cases.json" with { type: "json" };

test.each(cases.map((one) => ({ type: "STANDARD", definition: { StartAt: "A", States: { A: one.state } }, ...one })))(
  "validateDefinition: $rule",
  ({ definition, type, found }) => {
    const diagnostics = validateDefinition(JSON.stringify(definition), type as "STANDARD");
    expect(diagnostics.map(({ code, message, location }) => `${code}: ${message} at ${location}`)).toEqual(found);
  },
);

test.each([
  ["a text that is no JSON", "not a definition", "INVALID_JSON_DESCRIPTION"],
  ["an empty text", " ", "SCHEMA_VALIDATION_FAILED"],
  ["a list", "[]", "SCHEMA_VALIDATION_FAILED"],
  ["null", "null", "SCHEMA_VALIDATION_FAILED"],
  ["a thousand levels", `{"StartAt":${"[".repeat(1_000)}${"]".repeat(1_000)}}`, "TOO_DEEPLY_NESTED"],
  ["a hundred thousand levels", "[".repeat(100_000), "INVALID_JSON_DESCRIPTION"],
  ["more than a megabyte", JSON.stringify({ Comment: "x".repeat(1_048_576) }), "SCHEMA_VALIDATION_FAILED"],
])("validateDefinition refuses %s", (_, text, code) => {
  expect(validateDefinition(text, "STANDARD")).toMatchObject([{ severity: "ERROR", code }]);
});

test("validateDefinition takes 10,000 states and a thousand nested machines apart in good time", () => {
  const states = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, i) => [
      `S${i}`,
      i < 9_999 ? { Type: "Pass", Next: `S${i + 1}` } : { Type: "Succeed" },
    ]),
  );
  expect(validateDefinition(JSON.stringify({ StartAt: "S0", States: states }), "STANDARD")).toEqual([]);
  let machine: object = { StartAt: "L0", States: { L0: { Type: "Succeed" } } };
  for (let i = 1; i <= 1_000; i++)
    machine = { StartAt: `L${i}`, States: { [`L${i}`]: { Type: "Parallel", Branches: [machine], End: true } } };
  expect(validateDefinition(JSON.stringify(machine), "STANDARD")).toMatchObject([{ code: "TOO_DEEPLY_NESTED" }]);
});

test("ValidateStateMachineDefinition tells warnings when asked, and where it stopped", async () => {
  const service = new StepFunctionsService();
  const definition = JSON.stringify({
    StartAt: "A",
    States: { A: { Type: "Pass", Parameters: { x: "$.y", z: "$.z" }, End: true } },
  });
  const quiet = await service.handle("ValidateStateMachineDefinition", { definition });
  expect(quiet).toEqual({ result: "OK", diagnostics: [], truncated: false });
  const told = await service.handle("ValidateStateMachineDefinition", {
    definition,
    severity: "WARNING",
    maxResults: 1,
  });
  expect(told).toMatchObject({ result: "OK", diagnostics: [{ severity: "WARNING" }], truncated: true });
  await service.close();
});

test("CreateStateMachine tells all that is wrong in one message, at null what has no place", async () => {
  const service = new StepFunctionsService();
  const definition = JSON.stringify({ StartAt: "A", States: { A: { Type: "Pass", Next: "A", Foo: 1 } } });
  await expect(
    service.handle("CreateStateMachine", { name: "m", roleArn: "arn:aws:iam::000000000000:role/r", definition }),
  ).rejects.toMatchObject({
    code: "InvalidDefinition",
    message:
      "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Field 'Foo' is not supported at /States/A, MISSING_END_STATE: Workflow has no terminal state at null'",
  });
  await service.close();
});
