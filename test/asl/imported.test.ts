import { builderCode, type StateMachineDefinition } from "@tributary/asl";
import { expect, test } from "vitest";
import { typeCheck } from "./type-check.ts";

const call = (next: object): object => ({
  Type: "Task",
  Resource: "arn:aws:states:::lambda:invoke",
  Arguments: { FunctionName: "${F}", Payload: "{% $states.input %}" },
  Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: 2, JitterStrategy: "FULL" }],
  ...next,
});

/** What people write: loops, ways that meet, errors caught, flows inside flows, placeholders where numbers belong, both languages. */
const definitions: readonly object[] = [
  {
    QueryLanguage: "JSONata",
    StartAt: "A",
    States: {
      A: call({
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "Sorry" }],
        Assign: { x: "{% $states.result.Payload %}" },
        Next: "Which",
      }),
      Which: {
        Type: "Choice",
        Choices: [
          { Condition: "{% $x.again %}", Next: "Pause" },
          { Condition: "{% $x.many %}", Next: "Each" },
        ],
        Default: "Both",
      },
      Pause: { Type: "Wait", Seconds: "{% $x.seconds %}", Next: "A" },
      Each: {
        Type: "Map",
        Items: "{% $x.items %}",
        ItemSelector: { item: "{% $states.context.Map.Item.Value %}" },
        ItemProcessor: { ProcessorConfig: { Mode: "INLINE" }, StartAt: "B", States: { B: call({ End: true }) } },
        Next: "Done",
      },
      Both: {
        Type: "Parallel",
        Branches: [
          {
            StartAt: "C",
            States: {
              C: call({ Next: "D" }),
              D: { Type: "Pass", Output: "{% [$x.items^(>size)] %}", Next: "E" },
              E: { Type: "Wait", Seconds: 1, Next: "C2" },
              C2: { Type: "Choice", Choices: [{ Condition: "{% true %}", Next: "C" }], Default: "F" },
              F: { Type: "Fail" },
            },
          },
        ],
        Next: "Done",
      },
      Done: { Type: "Succeed", Output: {} },
      Sorry: { Type: "Fail", Error: "{% $states.input.Error %}", Cause: "c" },
    },
  },
  {
    Comment: "older",
    StartAt: "A",
    States: {
      A: {
        Type: "Task",
        Resource: "${F}",
        TimeoutSeconds: 5,
        ResultPath: "$.a",
        Retry: [{ ErrorEquals: ["E"], MaxAttempts: "${N}" }],
        Next: "B",
      },
      B: {
        Type: "Choice",
        Choices: [
          { And: [{ Variable: "$.a", IsPresent: true }, { Not: { Variable: "$.n", NumericLessThan: 3 } }], Next: "A" },
        ],
        Default: "C",
      },
      C: {
        Type: "Map",
        ItemsPath: "$.l",
        MaxConcurrency: "${M}",
        Iterator: { StartAt: "D", States: { D: { Type: "Pass", Result: [1], End: true } } },
        End: true,
      },
    },
  },
];

test("builderCode writes code that the compiler accepts", () => {
  const { messages } = typeCheck(...definitions.map((each) => builderCode(each as StateMachineDefinition)));
  expect(messages).toEqual([]);
}, 60_000);
