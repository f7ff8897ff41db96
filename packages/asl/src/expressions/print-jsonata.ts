import { TributaryError } from "@tributary/errors";
import { childrenOf } from "./children-of.ts";
import type { ExpressionNode, Operator, ReferenceNode } from "./expression-node.ts";
import { rawPower } from "./raw-power.ts";

/** JSONata's binding powers, so that parentheses stand only where they are needed. */
const power: Record<Operator, number> = {
  or: 25,
  and: 30,
  "=": 40,
  "!=": 40,
  "<": 40,
  "<=": 40,
  ">": 40,
  ">=": 40,
  in: 40,
  "&": 50,
  "+": 50,
  "-": 50,
  "*": 60,
  "/": 60,
  "%": 60,
};

const conditional = 20;
const step = 75;

/** An expression as JSONata text, without the `{% %}` around it. */
export function printJsonata(of: ExpressionNode): string {
  return print(of, 0, { names: new Map() });
}

/** The element that bare names refer to, and the variables that hold elements further out. */
interface Surroundings {
  readonly item?: number;
  readonly names: ReadonlyMap<number, string>;
}

/** `binding` is the least binding power that needs no parentheses. */
function print(of: ExpressionNode, binding: number, around: Surroundings): string {
  switch (of.kind) {
    case "literal":
      return typeof of.value === "string" ? quote(of.value) : String(of.value);
    case "raw":
      if (of.language === "JSONPath") {
        throw new TributaryError("TRB-ASL-015", `jsonPath(${JSON.stringify(of.text)}) stands in a JSONata machine`);
      }
      return binding > 0 && rawPower(of.text, power) < binding ? `(${of.text})` : of.text;
    case "test":
      throw new TributaryError("TRB-ASL-015", `dataTest(${JSON.stringify(of.test)}) stands in a JSONata machine`);
    case "reference":
      return printReference(of, binding, around);
    case "call":
      return `$${of.name}(${of.args.map((arg) => print(arg, 0, around)).join(", ")})`;
    case "operator": {
      if (of.operator === "&" && of.left.kind === "literal" && of.left.value === "") {
        return `$string(${print(of.right, 0, around)})`;
      }
      const own = power[of.operator];
      const text = `${print(of.left, own, around)} ${of.operator} ${print(of.right, own + 1, around)}`;
      return own < binding ? `(${text})` : text;
    }
    case "conditional": {
      const test = print(of.test, conditional + 1, around);
      const text = `${test} ? ${print(of.yes, conditional, around)} : ${print(of.no, conditional, around)}`;
      return binding > conditional ? `(${text})` : text;
    }
    case "object":
      if (of.entries.length === 0) return "{}";
      return `{ ${of.entries.map(([key, value]) => `${quote(key)}: ${print(value, 0, around)}`).join(", ")} }`;
    case "array":
      return `[${of.items.map((value) => printElement(value, around)).join(", ")}]`;
    case "projection":
      return `[${print(of.list, step, around)}.${printInside(of.body, of.id, around, false)}]`;
    case "flattening":
      // Appending to an empty list keeps one list alone, and none, a list.
      return `$reduce(${print(of.list, 0, around)}, $append, [])`;
    case "selection":
      return `[${printOpen(of.list, around)}[${printInside(of.test, of.id, around, true)}]]`;
    case "sorting": {
      const sign = of.descending ? ">" : "";
      return `[${print(of.list, step, around)}^(${sign}${printInside(of.key, of.id, around, true)})]`;
    }
  }
}

/**
 * The body of a projection, selection or sorting. Fields of its own element are bare names; when a projection inside it looks
 * back at this element, the element is first bound to a variable.
 */
function printInside(body: ExpressionNode, id: number, around: Surroundings, enclosed: boolean): string {
  if (!isSeenFromWithin(body, id, id)) {
    const text = print(body, 0, { item: id, names: around.names });
    const alone = enclosed || body.kind === "reference" || body.kind === "object" || body.kind === "call";
    return alone ? text : `(${text})`;
  }
  const name = around.names.size === 0 ? "outer" : `outer${around.names.size + 1}`;
  const names = new Map(around.names).set(id, name);
  return `($${name} := $; ${print(body, 0, { item: id, names })})`;
}

/** Whether `id` is referred to where another element is the nearest one. */
function isSeenFromWithin(of: ExpressionNode, id: number, nearest: number): boolean {
  switch (of.kind) {
    case "reference":
      if (of.root.of === "expression") return isSeenFromWithin(of.root.value, id, nearest);
      return of.root.of === "item" && of.root.id === id && nearest !== id;
    case "projection":
      return isSeenFromWithin(of.list, id, nearest) || isSeenFromWithin(of.body, id, of.id);
    case "selection":
      return isSeenFromWithin(of.list, id, nearest) || isSeenFromWithin(of.test, id, of.id);
    case "sorting":
      return isSeenFromWithin(of.list, id, nearest) || isSeenFromWithin(of.key, id, of.id);
    default:
      return childrenOf(of).some((child) => isSeenFromWithin(child, id, nearest));
  }
}

/** JSONata joins lists that stand in `[ ... ]`, unless they have brackets of their own. */
function printElement(of: ExpressionNode, around: Surroundings): string {
  const text = print(of, 0, around);
  return yieldsList(of) ? `[${text}]` : text;
}

const listFunctions: ReadonlySet<string> = new Set(
  "append distinct keys partition range reverse shuffle sort split zip".split(" "),
);

/** Whether an expression without brackets around it is known to yield a list. */
function yieldsList(of: ExpressionNode): boolean {
  if (of.kind === "conditional") return [of.yes, of.no].every((way) => yieldsList(way) || bracketed.has(way.kind));
  return of.kind === "flattening" || (of.kind === "call" && listFunctions.has(of.name));
}

/** What prints as `[ ... ]`. */
const bracketed: ReadonlySet<ExpressionNode["kind"]> = new Set(["array", "projection", "selection", "sorting"]);

/**
 * A list before a place or a test in brackets. Directly after `[ ... ]` JSONata passes over a place that steps follow,
 * and takes what a test leaves for one element of the list around it.
 */
function printOpen(list: ExpressionNode, around: Surroundings): string {
  const text = print(list, step, around);
  return bracketed.has(list.kind) ? `(${text})` : text;
}

function printReference({ root, path }: ReferenceNode, binding: number, around: Surroundings): string {
  switch (root.of) {
    case "variable":
      return `$${root.name}${steps(path)}`;
    case "expression": {
      const isLast = path.length === 1 && binding < step;
      const inBrackets = typeof path[0] === "number" && !isLast;
      return (inBrackets ? printOpen(root.value, around) : print(root.value, step, around)) + steps(path);
    }
    case "item": {
      if (root.id !== around.item) return `$${around.names.get(root.id) ?? "outer"}${steps(path)}`;
      const [first, ...rest] = path;
      return typeof first === "string" ? `${field(first)}${steps(rest)}` : `$${steps(path)}`;
    }
    default:
      return `$states.${root.of}${steps(path)}`;
  }
}

function steps(path: readonly (string | number)[]): string {
  return path.map((part) => (typeof part === "number" ? `[${part}]` : `.${field(part)}`)).join("");
}

const words = new Set(["and", "or", "in", "true", "false", "null", "function"]);

function field(name: string): string {
  if (name.includes("`")) return `$lookup($, ${quote(name)})`;
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !words.has(name) ? name : `\`${name}\``;
}

/** Single quotes need no escape inside a JSON document; JSONata has no escape for them inside. */
function quote(text: string): string {
  const quoted = JSON.stringify(text);
  return text.includes("'") ? quoted : `'${quoted.slice(1, -1).replaceAll('\\"', '"')}'`;
}
