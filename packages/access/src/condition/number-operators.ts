import { type ConditionOperator, operatorPair } from "./operator.ts";

type Compare = (value: number, wanted: number) => boolean;

function numeric(compare: Compare): ConditionOperator["compile"] {
  return ordered(readNumber, compare);
}

function date(compare: Compare): ConditionOperator["compile"] {
  return ordered(readDate, compare);
}

function ordered(read: (text: string) => number, compare: Compare): ConditionOperator["compile"] {
  return (wantedText) => {
    const wanted = read(wantedText);
    if (Number.isNaN(wanted)) return undefined;
    return (text) => {
      const value = read(text);
      return !Number.isNaN(value) && compare(value, wanted);
    };
  };
}

function readNumber(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text);
}

/** W3C profile of ISO 8601, or seconds since 1970. */
function readDate(text: string): number {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

const one = (name: string, compile: ConditionOperator["compile"]): ConditionOperator => ({
  name,
  negated: false,
  compile,
});

function family(prefix: string, kind: (compare: Compare) => ConditionOperator["compile"]): ConditionOperator[] {
  return [
    ...operatorPair(
      `${prefix}Equals`,
      `${prefix}NotEquals`,
      kind((value, wanted) => value === wanted),
    ),
    one(
      `${prefix}LessThan`,
      kind((value, wanted) => value < wanted),
    ),
    one(
      `${prefix}LessThanEquals`,
      kind((value, wanted) => value <= wanted),
    ),
    one(
      `${prefix}GreaterThan`,
      kind((value, wanted) => value > wanted),
    ),
    one(
      `${prefix}GreaterThanEquals`,
      kind((value, wanted) => value >= wanted),
    ),
  ];
}

/** Source: IAM User Guide, "Numeric condition operators" and "Date condition operators". */
export const numberOperators = [...family("Numeric", numeric), ...family("Date", date)];
