import { expressionIn } from "../../expressions/jsonata-tree.ts";
import type { ChoiceRule } from "../../states/choice.ts";
import type { Rule } from "./rule.ts";

/** A choice in which no rule holds, and no Default, fails the execution with States.NoChoiceMatched. */
export const choiceDefault: Rule = ({ states }) =>
  states.flatMap(({ state, location }) =>
    state.Type === "Choice" && state.Default === undefined && !isExhaustive(state.Choices)
      ? [
          {
            code: "TRB-ASL-117",
            severity: "warning",
            message: "without a Default the execution fails when no rule holds",
            location,
          } as const,
        ]
      : [],
  );

/** Two rules that are each other's opposite leave nothing over. */
function isExhaustive(rules: readonly ChoiceRule[]): boolean {
  const tests = new Set(rules.map(testText));
  return rules.some((rule) => opposites(rule).some((opposite) => tests.has(opposite)));
}

function testText({ Next: _to, Comment: _comment, Assign: _assign, Output: _output, ...test }: ChoiceRule): string {
  return typeof test.Condition === "string"
    ? (expressionIn(test.Condition) ?? test.Condition).trim()
    : JSON.stringify(test);
}

function opposites(rule: ChoiceRule): readonly string[] {
  const text = testText(rule);
  if (rule.Condition !== undefined) return [`$not(${text})`];
  const { Variable, BooleanEquals, IsPresent } = rule;
  return [
    JSON.stringify({ Not: JSON.parse(text) as unknown }),
    ...(BooleanEquals === undefined ? [] : [JSON.stringify({ Variable, BooleanEquals: !BooleanEquals })]),
    ...(IsPresent === undefined ? [] : [JSON.stringify({ Variable, IsPresent: !IsPresent })]),
  ];
}
