import type { ArgumentShape } from "../aws/aws-model.ts";
import { expressionIn } from "../expressions/jsonata-tree.ts";
import type { QueryLanguage } from "../states/state-machine-definition.ts";
import { pointerPart } from "../states/walk-states.ts";
import { didYouMean } from "./closest.ts";

export interface ArgumentProblem {
  readonly code: "TRB-ASL-139" | "TRB-ASL-140" | "TRB-ASL-141";
  readonly message: string;
  /** JSON pointer from the arguments. */
  readonly inside: string;
}

interface How {
  readonly language: QueryLanguage;
  /** `names`: only what the arguments are called, for integrations that take JSON where the API takes text. */
  readonly depth: "all" | "names";
}

/** What is wrong with written arguments, as far as they are written: what an expression yields is not known. */
export function argumentProblems(
  given: unknown,
  shape: ArgumentShape,
  how: How,
  inside = "",
  path = "",
): readonly ArgumentProblem[] {
  if (isComputed(given, how.language) || shape.kind === "any") return [];
  switch (shape.kind) {
    case "structure":
      return isObject(given) ? ofStructure(given, shape, how, inside, path) : [wrong(path, "an object", inside)];
    case "list":
      if (!Array.isArray(given)) return [wrong(path, "a list", inside)];
      return given.flatMap((item, at) =>
        argumentProblems(item, shape.item(), how, `${inside}/${at}`, `${path}[${at}]`),
      );
    case "map":
      if (!isObject(given)) return [wrong(path, "an object", inside)];
      return Object.entries(given).flatMap(([key, value]) =>
        key.endsWith(".$")
          ? []
          : argumentProblems(value, shape.value(), how, `${inside}/${pointerPart(key)}`, joined(path, key)),
      );
    case "scalar":
      // Some texts of APIs are JSON, which Step Functions takes as objects too.
      return Array.isArray(given) ? [wrong(path, "a single value", inside)] : [];
  }
}

function ofStructure(
  given: Readonly<Record<string, unknown>>,
  { members, required }: Extract<ArgumentShape, { kind: "structure" }>,
  how: How,
  inside: string,
  path: string,
): readonly ArgumentProblem[] {
  const known = new Map([...members].map(([name, member]) => [spelled(name), member]));
  const names = new Set(Object.keys(given).map((key) => spelled(plainName(key, how.language))));
  const missing = required.filter((name) => !names.has(spelled(name)));
  return [
    ...Object.entries(given).flatMap(([key, value]): readonly ArgumentProblem[] => {
      const name = plainName(key, how.language);
      const at = `${inside}/${pointerPart(key)}`;
      const member = known.get(spelled(name));
      if (!member) {
        const free = [...members.keys()].filter((each) => !names.has(spelled(each)));
        return [
          { code: "TRB-ASL-139", message: `there is no ${joined(path, name)}${didYouMean(name, free)}`, inside: at },
        ];
      }
      if (how.depth === "names") return [];
      const asWords = acronymAsWord(name);
      if (asWords !== name)
        return [{ code: "TRB-ASL-139", message: `${joined(path, name)} is spelled ${asWords} here`, inside: at }];
      if (name !== key) return [];
      return argumentProblems(value, member(), how, at, joined(path, name));
    }),
    ...missing.map(
      (name): ArgumentProblem => ({ code: "TRB-ASL-140", message: `${joined(path, name)} is missing`, inside }),
    ),
  ];
}

/** Compared without regard to capitals behind the first letter, which is one in every member. */
function spelled(name: string): string {
  return name.charAt(0) + name.slice(1).toLowerCase();
}

/** Step Functions spells `SNSTopicArn` as the Java SDK does: `SnsTopicArn`. What is all capitals (`SS`, `ACL`) is let be: sources differ. */
function acronymAsWord(name: string): string {
  return /^[A-Z]+$/.test(name)
    ? name
    : name.replace(/^([A-Z])([A-Z]+)(?![a-z])/, (_, first: string, more: string) => first + more.toLowerCase());
}

/** Only a run, or a template, knows the value. */
function isComputed(value: unknown, language: QueryLanguage): boolean {
  if (typeof value === "string")
    return value.includes("${") || (language === "JSONata" && expressionIn(value) !== undefined);
  if (!isObject(value)) return false;
  const [name = "", ...more] = Object.keys(value);
  return more.length === 0 && (name === "Ref" || name.startsWith("Fn::"));
}

function plainName(key: string, language: QueryLanguage): string {
  return language === "JSONPath" ? key.replace(/\.\$$/, "") : key;
}

function wrong(path: string, want: string, inside: string): ArgumentProblem {
  return { code: "TRB-ASL-141", message: `${path || "the whole"} must be ${want}`, inside };
}

function joined(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
