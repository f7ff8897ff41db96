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
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

const isoDate = /^\d{4}-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?)?$/;

/** W3C profile of ISO 8601, or seconds since 1970; of four digits alone the two cannot be told apart, and it is a year. */
function readDate(text: string): number {
  if (/^\d{4}$/.test(text)) return Date.parse(text);
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  return isoDate.test(text) ? Date.parse(text) : Number.NaN;
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
