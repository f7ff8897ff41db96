import { javaMember } from "./sdk-names.ts";

/**
 * The run-time schemas SDK v3 commands carry (`command.schema`), read as far as Step Functions needs them: how members are
 * spelled, what is a time and what is bytes. Clients have them since autumn 2025.
 */
export type Schema = unknown;

export interface MemberSchema {
  readonly name: string;
  readonly schema: Schema;
}

export type Kind = "structure" | "list" | "map" | "blob" | "timestamp" | "document" | "plain";

/** Numbers of the simple types, and the two modifiers that make a list or a map of one. */
const BLOBS = new Set([21, 42]);
const TIMESTAMPS = new Set([4, 5, 6, 7]);
const DOCUMENT = 15;
const LIST_OF = 64;
const MAP_OF = 128;

/** Input and output of a command's operation; undefined when the command is of an older client. */
export function operationSchemas(command: object): { readonly input: Schema; readonly output: Schema } | undefined {
  const schema = "schema" in command ? resolve(command.schema) : undefined;
  if (!Array.isArray(schema) || schema[0] !== 9) return undefined;
  return { input: schema[4], output: schema[5] };
}

/** A schema may stand behind a function, or beside its traits. */
function resolve(schema: Schema): Schema {
  let found = schema;
  for (let i = 0; i < 8; i++) {
    if (typeof found === "function") found = (found as () => Schema)();
    else if (Array.isArray(found) && typeof found[1] !== "string") found = found[0];
    else break;
  }
  return found;
}

export function kindOf(given: Schema): Kind {
  const schema = resolve(given);
  if (typeof schema === "number") {
    if (schema & LIST_OF) return "list";
    if (schema & MAP_OF) return "map";
    return BLOBS.has(schema)
      ? "blob"
      : TIMESTAMPS.has(schema)
        ? "timestamp"
        : schema === DOCUMENT
          ? "document"
          : "plain";
  }
  if (!Array.isArray(schema)) return "plain";
  if (schema[0] === 3 || schema[0] === 4 || schema[0] === -3) return "structure";
  if (schema[0] === 1) return "list";
  return schema[0] === 2 ? "map" : kindOf(schema[0] === 0 ? schema[4] : undefined);
}

/** What a list or map holds. */
export function elementOf(given: Schema): Schema {
  const schema = resolve(given);
  if (typeof schema === "number") return schema & LIST_OF ? schema & ~LIST_OF : schema & ~MAP_OF;
  return Array.isArray(schema) ? (schema[0] === 2 ? schema[5] : schema[4]) : undefined;
}

/** The member that Step Functions spells `name`: as the Java SDK does, or as the model does with a capital letter. */
export function memberOf(given: Schema, name: string): MemberSchema | undefined {
  const schema = resolve(given);
  if (!Array.isArray(schema) || !Array.isArray(schema[4])) return undefined;
  const names = schema[4] as string[];
  let at = names.indexOf(name);
  if (at < 0) at = names.indexOf(name.charAt(0).toLowerCase() + name.slice(1));
  if (at < 0) at = names.findIndex((each) => javaMember(each) === name);
  return at < 0 ? undefined : { name: names[at] as string, schema: (schema[5] as Schema[])[at] };
}
