/** A piece of TypeScript whose line breaks are not decided yet. */
export type Code = string | Sequence | List | Chain;

/** Pieces that follow each other on a line. */
interface Sequence {
  readonly kind: "sequence";
  readonly parts: readonly Code[];
}

/** Items between brackets: on one line when they fit, else one a line, or only the last one broken. */
interface List {
  readonly kind: "list";
  readonly open: string;
  readonly items: readonly Code[];
  readonly close: string;
}

/** `head.call().call()`, one call a line when there are several. */
interface Chain {
  readonly kind: "chain";
  readonly head: string;
  readonly calls: readonly Code[];
}

export function sequence(...parts: readonly Code[]): Code {
  return { kind: "sequence", parts };
}

export function call(callee: string, ...args: readonly Code[]): Code {
  return sequence(callee, { kind: "list", open: "(", items: args, close: ")" });
}

export function chain(head: string, calls: readonly Code[]): Code {
  return calls.length === 0 ? head : { kind: "chain", head, calls };
}

export function arrow(parameters: string, body: Code): Code {
  const isObject = body === "{}" || (typeof body === "object" && body.kind === "list" && body.open === "{");
  return isObject ? sequence(`${parameters} => (`, body, ")") : sequence(`${parameters} => `, body);
}

export function array(items: readonly Code[]): Code {
  return items.length === 0 ? "[]" : { kind: "list", open: "[", items, close: "]" };
}

/** Members that are undefined are left out. */
export function object(members: Readonly<Record<string, Code | undefined>>): Code {
  const items = Object.entries(members).flatMap(([name, value]) =>
    value === undefined ? [] : [value === name && isIdentifier(name) ? name : sequence(`${memberName(name)}: `, value)],
  );
  return items.length === 0 ? "{}" : { kind: "list", open: "{", items, close: "}" };
}

/** A JSON value as TypeScript. */
export function literal(value: unknown): Code {
  if (Array.isArray(value)) return array(value.map(literal));
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? "-0" : JSON.stringify(value);
  return object(Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, literal(inner)])));
}

/** Code that is spelled like a member and no literal: `{ input }` for `{ input: input }`. */
function isIdentifier(code: string): boolean {
  return /^[A-Za-z_]\w*$/.test(code) && !["true", "false", "null"].includes(code);
}

/** `__proto__: value` would set the prototype. */
function memberName(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return /^([A-Za-z_$][\w$]*|0|[1-9]\d{0,8})$/.test(name) ? name : JSON.stringify(name);
}
