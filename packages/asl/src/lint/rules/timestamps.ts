import { expressionIn } from "../../expressions/jsonata-tree.ts";
import type { DataTest } from "../../states/choice.ts";
import type { State } from "../../states/state.ts";
import type { Rule } from "./rule.ts";

/** The profile of RFC 3339 that ASL asks for: upper case T, and Z or an offset. https://states-language.net/spec.html#timestamps */
const timestamp =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Timestamps that are written out are timestamps. */
export const timestamps: Rule = ({ states }) =>
  states.flatMap(({ state, location, language }) =>
    timestampsIn(state)
      .filter(
        ({ value }) =>
          typeof value !== "string" ||
          !(
            timestamp.test(value) ||
            (language === "JSONata" && expressionIn(value) !== undefined) ||
            value.includes("${")
          ),
      )
      .map(({ at, value }) => ({
        code: "TRB-ASL-131" as const,
        severity: "error" as const,
        message: `${JSON.stringify(value)} is no RFC 3339 timestamp`,
        location: location + at,
      })),
  );

interface Written {
  readonly at: string;
  readonly value: unknown;
}

function timestampsIn(state: State): readonly Written[] {
  if (state.Type === "Wait" && state.Timestamp !== undefined) return [{ at: "/Timestamp", value: state.Timestamp }];
  return state.Type === "Choice" ? state.Choices.flatMap((rule, at) => inTest(rule, `/Choices/${at}`)) : [];
}

function inTest(test: DataTest, at: string): readonly Written[] {
  const own = Object.entries(test)
    .filter(([name]) => /^Timestamp(Equals|LessThan|GreaterThan|LessThanEquals|GreaterThanEquals)$/.test(name))
    .map(([name, value]) => ({ at: `${at}/${name}`, value }));
  const all = [
    ...(test.And ?? []).map((each, index) => inTest(each, `${at}/And/${index}`)),
    ...(test.Or ?? []).map((each, index) => inTest(each, `${at}/Or/${index}`)),
  ];
  return [...own, ...all.flat(), ...(test.Not ? inTest(test.Not, `${at}/Not`) : [])];
}
