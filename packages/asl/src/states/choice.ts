import { toTemplate } from "../expressions/to-template.ts";
import { printAssign, printComment, printOutput } from "./print-payload.ts";
import type { Assigning, StateCommon } from "./state-fields.ts";
import type { Json } from "./state-machine-definition.ts";
import type { Resolve, Target } from "./target.ts";

/** A Choice state of a definition. */
export interface ChoiceState extends StateCommon, Assigning {
  readonly Type: "Choice";
  readonly Choices: readonly ChoiceRule[];
  readonly Default?: string;
}

/** One rule of a Choice: `Condition` in JSONata, a data test in JSONPath. */
export interface ChoiceRule extends DataTest, Assigning {
  readonly Next: string;
  readonly Comment?: string;
  readonly Condition?: string | boolean;
  readonly Output?: Json;
}

/** JSONPath: `Variable` with one comparison such as `StringEquals`, or `And`, `Or`, `Not` of such tests. */
export interface DataTest extends Comparisons {
  readonly Variable?: string;
  readonly And?: readonly DataTest[];
  readonly Or?: readonly DataTest[];
  readonly Not?: DataTest;
}

type Relation = "Equals" | "LessThan" | "GreaterThan" | "LessThanEquals" | "GreaterThanEquals";

type Comparisons = {
  readonly [K in
    | `String${Relation}`
    | `Timestamp${Relation}`
    | `${"String" | "Timestamp" | "Numeric"}${Relation}Path`]?: string;
} & { readonly [K in `Numeric${Relation}`]?: number } & {
  readonly [K in
    | "IsNull"
    | "IsPresent"
    | "IsNumeric"
    | "IsString"
    | "IsBoolean"
    | "IsTimestamp"
    | "BooleanEquals"]?: boolean;
} & { readonly StringMatches?: string; readonly BooleanEqualsPath?: string };

/** Takes the first rule whose condition holds. */
export interface ChoiceNode {
  readonly type: "Choice";
  readonly name: string;
  readonly comment?: string;
  readonly rules: readonly ChoiceRuleNode[];
  readonly otherwise?: Target;
  readonly assign?: Readonly<Record<string, unknown>>;
  readonly output?: unknown;
}

export interface ChoiceRuleNode {
  readonly condition: unknown;
  readonly target: Target;
  readonly comment?: string;
  readonly assign?: Readonly<Record<string, unknown>>;
  readonly output?: unknown;
}

export function choiceNode(fields: Omit<ChoiceNode, "type">): ChoiceNode {
  return Object.freeze({ type: "Choice", ...fields });
}

export function printChoice(node: ChoiceNode, resolve: Resolve): ChoiceState {
  return {
    Type: "Choice",
    ...printComment(node.comment),
    Choices: node.rules.map((rule) => printRule(rule, resolve)),
    ...(node.otherwise && { Default: resolve(node.otherwise) ?? "" }),
    ...printAssign(node.assign),
    ...printOutput(node.output),
  };
}

function printRule(rule: ChoiceRuleNode, resolve: Resolve): ChoiceRule {
  return {
    ...printComment(rule.comment),
    Condition: printCondition(rule.condition),
    ...printAssign(rule.assign),
    ...printOutput(rule.output),
    Next: resolve(rule.target) ?? "",
  };
}

/** A condition that is only `true` is an expression all the same: older tools know no boolean there. */
function printCondition(condition: unknown): string {
  const printed = toTemplate(condition);
  return typeof printed === "string" ? printed : `{% ${JSON.stringify(printed)} %}`;
}
