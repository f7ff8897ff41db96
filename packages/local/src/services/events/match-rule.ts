import { isRecord } from "../../template/is-record.ts";
import { inAddressBlock } from "./address-block.ts";
import { matchesNumeric } from "./match-numeric.ts";
import { matchesWildcard } from "./match-wildcard.ts";

/** One item of a pattern's list against one value of the event. */
export function matchesRule(rule: unknown, value: unknown): boolean {
  if (!isRecord(rule)) return rule === value;
  const [[operator, argument] = ["", undefined]] = Object.entries(rule);
  return operators[operator]?.(argument, value) ?? false;
}

const operators: Readonly<Record<string, (argument: unknown, value: unknown) => boolean>> = {
  prefix: (argument, value) => affix(argument, value, (text, part) => text.startsWith(part)),
  suffix: (argument, value) => affix(argument, value, (text, part) => text.endsWith(part)),
  "equals-ignore-case": (argument, value) =>
    typeof argument === "string" && typeof value === "string" && argument.toLowerCase() === value.toLowerCase(),
  wildcard: (argument, value) =>
    typeof argument === "string" && typeof value === "string" && matchesWildcard(argument, value),
  numeric: (argument, value) => Array.isArray(argument) && typeof value === "number" && matchesNumeric(argument, value),
  cidr: (argument, value) =>
    typeof argument === "string" && typeof value === "string" && inAddressBlock(argument, value),
  "anything-but": anythingBut,
};

function affix(argument: unknown, value: unknown, test: (text: string, part: string) => boolean): boolean {
  if (typeof value !== "string") return false;
  if (typeof argument === "string") return test(value, argument);
  const ignoringCase = isRecord(argument) ? argument["equals-ignore-case"] : undefined;
  return typeof ignoringCase === "string" && test(value.toLowerCase(), ignoringCase.toLowerCase());
}

function anythingBut(argument: unknown, value: unknown): boolean {
  if (Array.isArray(argument)) return !argument.includes(value);
  if (!isRecord(argument)) return argument !== value;
  const [[operator, operand] = ["", undefined]] = Object.entries(argument);
  const excluded = Array.isArray(operand) ? operand : [operand];
  return !excluded.some((item) => operators[operator]?.(item, value) ?? false);
}
