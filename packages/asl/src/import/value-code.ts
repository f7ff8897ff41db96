import { nodeOf } from "../expressions/expr.ts";
import type { CallNode, ExpressionNode, OperatorNode, ReferenceNode } from "../expressions/expression-node.ts";
import { type PathRoot, printJsonPath } from "../expressions/print-json-path.ts";
import { printJsonata } from "../expressions/print-jsonata.ts";
import { dataTest } from "../print/json-path/data-test.ts";
import { array, arrow, type Code, call, literal, object, sequence } from "./code.ts";
import { arities, functionNames, ofExpressions, operatorNames, typeTestNames } from "./function-names.ts";
import type { Imports } from "./imports.ts";

/** Where an expression is written: what can be named there. */
export interface Pen {
  readonly imports: Imports;
  /** The variables the flow has at this place, as the compiler knows them. */
  readonly vars: ReadonlySet<string>;
  /** Whether `item` and `index` are what a Map's selector reads. */
  readonly selects?: boolean;
  /** What `$` is, in a JSONPath machine. */
  readonly root?: PathRoot;
}

/** Code, and the names of the state's scope it reads. */
export interface Written {
  readonly code: Code;
  readonly reads: ReadonlySet<string>;
}

/** A value with expressions in it. `type` is what a raw expression yields, where the compiler cannot infer it. */
export function valueCode(value: unknown, pen: Pen, type = "Untyped"): Written {
  const reads = new Set<string>();
  const write = (inner: unknown, yields: string): Code => {
    const node = nodeOf(inner);
    if (node) return leafCode(node, pen, yields, reads);
    if (Array.isArray(inner)) return array(inner.map((item) => write(item, "Untyped")));
    if (typeof inner !== "object" || inner === null) return literal(inner);
    return object(Object.fromEntries(Object.entries(inner).map(([name, field]) => [name, write(field, "Untyped")])));
  };
  return { code: write(value, type), reads };
}

/** What the builder has no words for here. */
class Unsaid extends Error {}

function leafCode(node: ExpressionNode, pen: Pen, type: string, reads: Set<string>): Code {
  const inside = new Set<string>();
  try {
    const code = pen.imports.tried(() => new ExpressionWriter(pen, inside).write(node));
    for (const name of inside) reads.add(name);
    return code;
  } catch (error) {
    if (!(error instanceof Unsaid)) throw error;
    return rawCode(node, pen, type);
  }
}

function rawCode(node: ExpressionNode, { imports, root }: Pen, type: string): Code {
  if (node.kind === "test") return call(imports.use("dataTest"), literal(node.test));
  if (root !== undefined && node.kind !== "raw" && type === "boolean") {
    return call(imports.use("dataTest"), literal(dataTest(node)));
  }
  const text = node.kind === "raw" ? node.text : root === undefined ? printJsonata(node) : printJsonPath(node, root);
  if (type === "Untyped") imports.use("type Untyped");
  return call(`${imports.use(root === undefined ? "jsonata" : "jsonPath")}<${type}>`, JSON.stringify(text));
}

const scopeNames = { input: "input", result: "result", errorOutput: "error", context: "context" } as const;

/** What `ContextObject` declares. */
const contextFields: Readonly<Record<string, readonly string[]>> = {
  Execution: ["Id", "Input", "Name", "RoleArn", "StartTime", "RedriveCount", "RedriveTime"],
  State: ["EnteredTime", "Name", "RetryCount"],
  StateMachine: ["Id", "Name"],
  Task: ["Token"],
};

class ExpressionWriter {
  readonly #pen: Pen;
  readonly #reads: Set<string>;
  readonly #items = new Map<number, string>();

  constructor(pen: Pen, reads: Set<string>) {
    this.#pen = pen;
    this.#reads = reads;
  }

  write(node: ExpressionNode): Code {
    switch (node.kind) {
      case "literal":
        return literal(node.value);
      case "raw":
        return rawCode(node, this.#pen, "Untyped");
      case "test":
        return rawCode(node, this.#pen, "boolean");
      case "reference":
        return this.#reference(node);
      case "call":
        return this.#call(node);
      case "operator":
        return node.operator === "&" ? this.#text(node) : this.#operator(node);
      case "conditional": {
        const { test, yes, no } = node;
        const [tested] = test.kind === "call" && test.name === "exists" ? test.args : [];
        const isSame = tested !== undefined && JSON.stringify(tested) === JSON.stringify(yes);
        if (isSame) return this.#made("coalesce", [this.#expression(yes), this.write(no)]);
        return this.#made("when", [this.#expression(test), this.write(yes), this.write(no)]);
      }
      case "array":
        return array(node.items.map((item) => this.write(item)));
      case "object":
        return object(Object.fromEntries(node.entries.map(([key, value]) => [key, this.write(value)])));
      case "projection":
        return this.#each("project", node.id, node.list, node.body);
      case "selection":
        return this.#each("select", node.id, node.list, node.test);
      case "sorting":
        return this.#each(
          "sortBy",
          node.id,
          node.list,
          node.key,
          node.descending ? [JSON.stringify("descending")] : [],
        );
      case "flattening":
        return this.#made("flatten", [this.#expression(node.list)]);
    }
  }

  /** An expression and no value written out, for where the builder takes nothing else. */
  #expression(node: ExpressionNode): Code {
    if (node.kind === "literal" || node.kind === "array" || node.kind === "object") throw new Unsaid();
    return this.write(node);
  }

  #made(name: string, args: readonly Code[]): Code {
    return call(this.#pen.imports.use(name), ...args);
  }

  #each(name: string, id: number, list: ExpressionNode, body: ExpressionNode, options: readonly Code[] = []): Code {
    const of = this.#expression(list);
    const item = this.#items.size === 0 ? "each" : `each${this.#items.size + 1}`;
    this.#items.set(id, item);
    const inside = name === "project" ? this.write(body) : this.#expression(body);
    this.#items.delete(id);
    const isObject = typeof inside === "object" && inside.kind === "list" && inside.open === "{";
    return this.#made(name, [
      of,
      isObject ? sequence(`(${item}) => (`, inside, ")") : sequence(`(${item}) => `, inside),
      ...options,
    ]);
  }

  #call({ name, args }: CallNode): Code {
    const [first, ...more] = args;
    if (name === "merge") {
      if (first?.kind !== "array" || first.items.length === 0 || more.length > 0) throw new Unsaid();
      if (first.items.some(({ kind }) => kind === "literal" || kind === "array")) throw new Unsaid();
      return this.#made(
        "merge",
        first.items.map((item) => this.write(item)),
      );
    }
    const known = functionNames[name];
    const [least, most] = arities[name] ?? [1, 1];
    if (known === undefined || args.length < least || args.length > most) throw new Unsaid();
    if (name === "hash" && more[0]?.kind !== "literal") throw new Unsaid();
    const isStrict = ofExpressions.has(name);
    const written = [
      ...(first ? [isStrict ? this.#expression(first) : this.write(first)] : []),
      ...more.map((arg) => this.write(arg)),
    ];
    if (known !== "parse") return this.#made(known, written);
    this.#pen.imports.use("type Untyped");
    return call(`${this.#pen.imports.use(known)}<Untyped>`, ...written);
  }

  #operator(node: OperatorNode): Code {
    const { operator, left, right } = node;
    if (operator === "and" || operator === "or") {
      return this.#made(
        operator,
        operands(node, operator).map((each) => this.#expression(each)),
      );
    }
    const [tested] = operator === "=" && left.kind === "call" && left.name === "type" ? left.args : [];
    const typeTest = right.kind === "literal" ? typeTestNames[String(right.value)] : undefined;
    if (tested && typeTest !== undefined) return this.#made(typeTest, [this.#expression(tested)]);
    const name = operatorNames[operator] ?? "";
    const isArithmetic = "+-*/%".includes(operator);
    return this.#made(name, [isArithmetic ? this.write(left) : this.#expression(left), this.write(right)]);
  }

  /** Pieces one after the other: as a template when some are words. */
  #text(node: OperatorNode): Code {
    const pieces = operands(node, "&");
    if (pieces.some((piece) => piece.kind === "literal" && piece.value === "")) throw new Unsaid();
    const hasWords = pieces.some((piece) => piece.kind === "literal" && typeof piece.value === "string");
    if (!hasWords)
      return this.#made(
        "concat",
        pieces.map((piece) => this.#expression(piece)),
      );
    const [first, second] = pieces;
    // Words side by side would be printed as one.
    const beside = pieces.some((piece, at) => isWords(piece) && isWords(pieces[at + 1]));
    if (beside || first === undefined || second === undefined) throw new Unsaid();
    const parts = pieces.map((piece) => {
      if (isWords(piece))
        return String(piece.value)
          .replaceAll(/[\\`]|\$(?=\{)/g, "\\$&")
          .replaceAll("\n", "\\n")
          .replaceAll("\r", "\\r");
      return sequence("${", this.#expression(piece), "}");
    });
    return sequence(this.#pen.imports.use("format"), "`", ...parts, "`");
  }

  #reference({ root, path }: ReferenceNode): Code {
    switch (root.of) {
      case "expression": {
        const [place] = path;
        if (path.length === 1 && typeof place === "number" && (place < 0 || place > 9)) {
          return this.#made("at", [this.#expression(root.value), String(place)]);
        }
        return sequence(this.#expression(root.value), members(path));
      }
      case "item": {
        const item = this.#items.get(root.id);
        if (item === undefined) throw new Unsaid();
        return this.#reached(item, path);
      }
      case "variable":
        if (!this.#pen.vars.has(root.name)) throw new Unsaid();
        this.#reads.add("vars");
        return this.#reached(`vars${members([root.name])}`, path);
      case "context":
        return this.#context(path);
      default:
        this.#reads.add(scopeNames[root.of]);
        return this.#reached(scopeNames[root.of], path);
    }
  }

  #context(path: readonly (string | number)[]): Code {
    const [first, second, third] = path;
    if (first === "Map" && second === "Item" && this.#pen.selects) {
      if (third === "Value" || (third === "Index" && path.length === 3)) {
        const name = third === "Value" ? "item" : "index";
        this.#reads.add(name);
        return this.#reached(name, path.slice(3));
      }
    }
    const fields = typeof first === "string" ? contextFields[first] : [];
    if (first !== undefined && (!fields || (second !== undefined && !fields.includes(String(second)))))
      throw new Unsaid();
    if (path.length > 2 && !(first === "Execution" && second === "Input")) throw new Unsaid();
    this.#reads.add("context");
    return this.#reached("context", path);
  }

  /** Steps by names and small numbers; other places in lists are reached by `at`. */
  #reached(from: string, path: readonly (string | number)[]): Code {
    const far = path.findIndex((step) => typeof step === "number" && (step < 0 || step > 9));
    if (far === -1) return from + members(path);
    const reached = this.#made("at", [from + members(path.slice(0, far)), String(path[far])]);
    return sequence(reached, members(path.slice(far + 1)));
  }
}

function isWords(node: ExpressionNode | undefined): node is Extract<ExpressionNode, { kind: "literal" }> {
  return node?.kind === "literal" && typeof node.value === "string";
}

/** `a and b and c` as one list. */
function operands(of: ExpressionNode, operator: OperatorNode["operator"]): readonly ExpressionNode[] {
  if (of.kind !== "operator" || of.operator !== operator) return [of];
  return [...operands(of.left, operator), of.right];
}

function members(path: readonly (string | number)[]): string {
  return path
    .map((step) => {
      if (typeof step === "string" && /^[A-Za-z_$][\w$]*$/.test(step)) return `.${step}`;
      return `[${JSON.stringify(step)}]`;
    })
    .join("");
}

const scopeOrder = ["input", "result", "error", "vars", "context"];

/** A function of the state's scope that takes of it what the code reads. */
export function lazily({ code, reads }: Written): Code {
  const names = scopeOrder.filter((name) => reads.has(name));
  return arrow(names.length === 0 ? "()" : `({ ${names.join(", ")} })`, code);
}
