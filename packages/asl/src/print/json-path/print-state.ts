import { TributaryError } from "@tributary/errors";
import { childrenOf } from "../../expressions/children-of.ts";
import { nodeOf } from "../../expressions/expr.ts";
import type { ExpressionNode } from "../../expressions/expression-node.ts";
import { pathOf, printJsonPath, unsayable } from "../../expressions/print-json-path.ts";
import { toNode } from "../../expressions/to-node.ts";
import { templateField, toPathTemplate } from "../../expressions/to-path-template.ts";
import type { ChoiceNode, ChoiceRule, ChoiceState } from "../../states/choice.ts";
import type { FailNode, FailState } from "../../states/fail.ts";
import type { ParallelNode, ParallelState } from "../../states/parallel.ts";
import type { PassNode, PassState } from "../../states/pass.ts";
import { printComment, printTransition } from "../../states/print-payload.ts";
import type { State } from "../../states/state.ts";
import type { StateGraph } from "../../states/state-machine-definition.ts";
import type { StateNode } from "../../states/state-node.ts";
import type { Line, Resolve } from "../../states/target.ts";
import type { TaskNode, TaskState } from "../../states/task.ts";
import { printVerbatim } from "../../states/verbatim.ts";
import { dataTest } from "./data-test.ts";
import { printPathErrors } from "./path-errors.ts";
import { assignment, onward, orPath, parameters, requireWhole } from "./path-fields.ts";
import { printPathMap } from "./path-map.ts";
import { addedField, plainOf, resultShape } from "./result-shape.ts";

/** A state as a JSONPath machine has it; a coded error, with the state's name, for what JSONPath cannot say. */
export function printPathState(node: StateNode, resolve: Resolve, printLine: (line: Line) => StateGraph): State {
  try {
    return fieldsOf(node, resolve, printLine);
  } catch (error) {
    const named = !(error instanceof TributaryError) || error.code !== "TRB-ASL-014" || error.cause !== undefined;
    if (named) throw error;
    throw new TributaryError("TRB-ASL-014", `state "${node.name}": ${error.message}`, { cause: error });
  }
}

function fieldsOf(node: StateNode, resolve: Resolve, printLine: (line: Line) => StateGraph): State {
  switch (node.type) {
    case "Task":
      return printTask(node, resolve);
    case "Pass":
      return printPass(node, resolve);
    case "Choice":
      return printChoice(node, resolve);
    case "Wait":
      return {
        Type: "Wait",
        ...printComment(node.comment),
        ...("seconds" in node.until
          ? orPath("Seconds", node.until.seconds)
          : orPath("Timestamp", node.until.timestamp)),
        ...assignment(node.assign, "input"),
        ...onward(node.output),
        ...printTransition(resolve),
      };
    case "Parallel":
      return printParallel(node, resolve, printLine);
    case "Map":
      return printPathMap(node, resolve, printLine);
    case "Succeed":
      return { Type: "Succeed", ...printComment(node.comment), ...onward(node.output) };
    case "Fail":
      return printFail(node);
    case "Verbatim":
      return printVerbatim(node, resolve);
  }
}

function printTask(node: TaskNode, resolve: Resolve): TaskState {
  const shape = resultShape(node.output);
  requireWhole(node.assign, "result", shape.ResultSelector !== undefined);
  return {
    Type: "Task",
    ...printComment(node.comment),
    Resource: node.resource,
    ...parameters(node.arguments),
    ...(node.credentials !== undefined && { Credentials: toPathTemplate(node.credentials, "input") }),
    ...orPath("TimeoutSeconds", node.timeoutSeconds),
    ...orPath("HeartbeatSeconds", node.heartbeatSeconds),
    ...shape,
    ...assignment(node.assign, "result"),
    ...printPathErrors(node, resolve),
    ...printTransition(resolve),
  };
}

function printPass(node: PassNode, resolve: Resolve): PassState {
  const shape = node.output === undefined ? {} : passShape(node.output);
  requireWhole(node.assign, "input", "Parameters" in shape || "Result" in shape);
  return {
    Type: "Pass",
    ...printComment(node.comment),
    ...shape,
    ...assignment(node.assign, "input"),
    ...printTransition(resolve),
  };
}

function passShape(output: unknown): object {
  const node = toNode(output);
  const path = pathOf(node, "input");
  if (path !== undefined) return path === "$" ? {} : { OutputPath: path };
  const added = addedField(node, "input");
  const alone = added && made(added.node);
  if (alone) return { ...alone, ResultPath: added.path };
  const whole = made(node);
  if (whole) return whole;
  // Parameters is an object, so anything else is wrapped and unwrapped.
  const [key, value] = templateField("value", output, "input");
  return { Parameters: { [key]: value }, OutputPath: "$.value" };
}

/** What a Pass puts out: as it stands, a part of the input, or computed. */
function made(node: ExpressionNode): object | undefined {
  const path = pathOf(node, "input");
  if (path !== undefined) return path === "$" ? {} : { InputPath: path };
  if (isConstant(node)) return { Result: plainOf(node) };
  return node.kind === "object" ? { Parameters: toPathTemplate(plainOf(node), "input") } : undefined;
}

function isConstant(node: ExpressionNode): boolean {
  if (node.kind === "literal") return true;
  return (node.kind === "object" || node.kind === "array") && childrenOf(node).every(isConstant);
}

function printChoice(node: ChoiceNode, resolve: Resolve): ChoiceState {
  return {
    Type: "Choice",
    ...printComment(node.comment),
    Choices: node.rules.map((rule): ChoiceRule => {
      if (rule.output !== undefined) throw unsayable("a rule of a choice has no output of its own");
      return {
        ...printComment(rule.comment),
        ...dataTest(toNode(rule.condition)),
        ...assignment(rule.assign, "input"),
        Next: resolve(rule.target) ?? "",
      };
    }),
    ...(node.otherwise && { Default: resolve(node.otherwise) ?? "" }),
    ...assignment(node.assign, "input"),
    ...onward(node.output),
  };
}

function printParallel(node: ParallelNode, resolve: Resolve, printLine: (line: Line) => StateGraph): ParallelState {
  const shape = resultShape(node.output);
  requireWhole(node.assign, "result", shape.ResultSelector !== undefined);
  return {
    Type: "Parallel",
    ...printComment(node.comment),
    ...parameters(node.arguments),
    Branches: node.branches.map(printLine),
    ...shape,
    ...assignment(node.assign, "result"),
    ...printPathErrors(node, resolve),
    ...printTransition(resolve),
  };
}

function printFail(node: FailNode): FailState {
  return { Type: "Fail", ...printComment(node.comment), ...text("Error", node.error), ...text("Cause", node.cause) };
}

/** A Fail state takes functions too, not only paths. */
function text(name: "Error" | "Cause", value: unknown): object {
  if (value === undefined) return {};
  const node = nodeOf(value);
  if (!node || node.kind === "literal") return { [name]: node ? node.value : value };
  return { [`${name}Path`]: printJsonPath(node, "input") };
}
