import { expressionIn } from "../expressions/jsonata-tree.ts";

type Fields = Readonly<Record<string, unknown>>;

interface Kind {
  readonly called: string;
  readonly holds: (value: unknown, jsonata: boolean) => boolean;
}

const text: Kind = { called: "a string", holds: (value) => typeof value === "string" };
const resource: Kind = { called: "a string", holds: (value) => typeof value === "string" || isIntrinsic(value) };
const flag: Kind = { called: "true or false", holds: (value) => typeof value === "boolean" || isPlaceholder(value) };
const number: Kind = {
  called: "a number",
  holds: (value, jsonata) => typeof value === "number" || isPlaceholder(value) || (jsonata && isExpression(value)),
};
const path: Kind = { called: "a path", holds: (value) => typeof value === "string" };
const pathOrNull: Kind = { called: "a path or null", holds: (value) => value === null || typeof value === "string" };
const object: Kind = { called: "an object", holds: isObject };
const items: Kind = {
  called: "a list or an expression",
  holds: (value, jsonata) => Array.isArray(value) || isPlaceholder(value) || (jsonata && isExpression(value)),
};

/** Fields that hold one kind of value in every state that has them; the rest is payload, or looked at elsewhere. */
const kinds: Readonly<Record<string, Kind>> = {
  ...named(resource, "Resource"),
  ...named(text, "Comment QueryLanguage Next Default Error Cause Timestamp Label"),
  ...named(flag, "End"),
  ...named(number, "TimeoutSeconds HeartbeatSeconds Seconds MaxConcurrency"),
  ...named(number, "ToleratedFailureCount ToleratedFailurePercentage"),
  ...named(pathOrNull, "InputPath OutputPath ResultPath"),
  ...named(path, "SecondsPath TimestampPath TimeoutSecondsPath HeartbeatSecondsPath ErrorPath CausePath ItemsPath"),
  ...named(path, "MaxConcurrencyPath ToleratedFailureCountPath ToleratedFailurePercentagePath"),
  ...named(object, "Assign Credentials ResultSelector ItemProcessor Iterator ItemReader ItemBatcher ResultWriter"),
  ...named(items, "Items"),
};

export interface WrongType {
  readonly field: string;
  readonly message: string;
}

/** Fields of a state, a rule or a machine whose value cannot be what the field means. */
export function wrongTypes(of: Fields, jsonata: boolean): readonly WrongType[] {
  return Object.entries(of).flatMap(([field, value]) => {
    const kind = Object.hasOwn(kinds, field) ? kinds[field] : undefined;
    if (!kind || value === undefined || kind.holds(value, jsonata)) return [];
    return [{ field, message: `${field} is ${JSON.stringify(value).slice(0, 40)}; it must be ${kind.called}` }];
  });
}

function named(kind: Kind, names: string): Readonly<Record<string, Kind>> {
  return Object.fromEntries(names.split(" ").map((name) => [name, kind]));
}

/** A template fills it in, with a value of any kind. */
function isPlaceholder(value: unknown): boolean {
  return typeof value === "string" && value.includes("${");
}

/** `{ "Ref": ... }` or `{ "Fn::GetAtt": ... }`, which CloudFormation resolves. */
function isIntrinsic(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const [name = "", ...more] = Object.keys(value);
  return more.length === 0 && (name === "Ref" || name.startsWith("Fn::"));
}

function isExpression(value: unknown): boolean {
  return typeof value === "string" && expressionIn(value) !== undefined;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
