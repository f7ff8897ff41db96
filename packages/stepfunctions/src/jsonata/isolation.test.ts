import { expect, test } from "vitest";
import { StepFunctionsService } from "../index.ts";

const hostile = [
  [
    "a regular expression that backtracks for ever",
    "$contains('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', /^(a+)+$/)",
    "Expression evaluation timeout",
  ],
  ["a huge padding", "$pad('x', 300000000)", "D3137"],
  ["an endless recursion", "($f := function($n){ $f($n + 1) + 1 }; $f(1))", "Stack overflow error"],
  ["a look at the prototype", "$states.input.__proto__", "returned nothing"],
] as const;

test.each(hostile)("JsonataExpression ends %s with an evaluation error", async (_, expression, told) => {
  const service = new StepFunctionsService();
  const definition = JSON.stringify({
    QueryLanguage: "JSONata",
    StartAt: "A",
    States: { A: { Type: "Pass", Output: `{% ${expression} %}`, End: true } },
  });
  const roleArn = "arn:aws:iam::000000000000:role/test";
  const { stateMachineArn } = await service.handle("CreateStateMachine", {
    name: "hostile",
    roleArn,
    definition,
    type: "EXPRESS",
  });
  const answer = await service.handle("StartSyncExecution", { stateMachineArn: String(stateMachineArn) });
  expect(answer).toMatchObject({ status: "FAILED", error: "States.QueryEvaluationError" });
  expect(answer.cause).toContain(told);
  await service.close();
});
