import type { IntrinsicCall } from "./intrinsic-calls.ts";

const any = Number.POSITIVE_INFINITY;

/** How few and how many arguments each takes. https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
const counts: Readonly<Record<string, readonly [number, number]>> = {
  Array: [0, any],
  ArrayContains: [2, 2],
  ArrayGetItem: [2, 2],
  ArrayLength: [1, 1],
  ArrayPartition: [2, 2],
  ArrayRange: [3, 3],
  ArrayUnique: [1, 1],
  Base64Decode: [1, 1],
  Base64Encode: [1, 1],
  Format: [1, any],
  Hash: [2, 2],
  JsonMerge: [3, 3],
  JsonToString: [1, 1],
  MathAdd: [2, 2],
  MathRandom: [2, 3],
  StringSplit: [2, 2],
  StringToJson: [1, 1],
  UUID: [0, 0],
};

export const intrinsicFunctions: ReadonlySet<string> = new Set(Object.keys(counts).map((name) => `States.${name}`));

const ofNumbers = new Set(["States.ArrayRange", "States.MathAdd", "States.MathRandom"]);

/** What is wrong with the arguments of a call of a function that exists. */
export function callProblem({ name, arguments: args }: IntrinsicCall): string | undefined {
  const [least, most] = counts[name.replace("States.", "")] ?? [0, any];
  if (args.length < least || args.length > most) {
    const takes = least === most ? `${least}` : most === any ? `at least ${least}` : `${least} or ${most}`;
    return `${name} takes ${takes} ${takes === "1" ? "argument" : "arguments"}, and has ${args.length}`;
  }
  const text = ofNumbers.has(name) ? args.find(({ kind }) => kind === "string" || kind === "word") : undefined;
  if (text) return `${name} takes numbers, and has ${text.text}`;
  const [template, ...values] = args;
  if (name !== "States.Format" || template?.kind !== "string") return undefined;
  const places = template.text.replaceAll(/\\./g, "").match(/\{\}/g)?.length ?? 0;
  return places === values.length
    ? undefined
    : `${name} has ${values.length} ${values.length === 1 ? "value" : "values"} for ${places} {}`;
}
