import type { Json, JsonObject } from "../json.ts";
import { compileJsonataTemplate } from "../jsonata/jsonata-template.ts";
import { PathMiss } from "../paths/json-path.ts";
import { compilePathExpression, type PathExpression } from "../paths/path-expression.ts";
import { compilePathTemplate, type PathTemplate } from "../paths/path-template.ts";
import { Payload } from "../payload.ts";
import type { QueryLanguage, Transition } from "./compiled.ts";
import { type Assigner, compileAssign, compileOutput, type OutputField, whenReady } from "./exit-fields.ts";
import { compileResultPath, type ResultPath } from "./result-path.ts";
import { RuntimeFault } from "./state-failure.ts";
import type { Visit } from "./visit.ts";

/** What comes before a state's work (its arguments) and after it (its exit), in the state's query language. */
export interface DataFlow {
  /** InputPath applied: what JSONPath fields of the state call `$`. The state's input in JSONata. */
  effectiveInput(visit: Visit): Json;
  /** Parameters or Arguments; the effective input when there are none. */
  argumentsOf(visit: Visit, effective: Json): Json | Promise<Json>;
  /** From the result to the state's end. */
  exit(visit: Visit, effective: Json, result: Json, next: string | undefined): Transition | Promise<Transition>;
}

export function compileDataFlow(definition: JsonObject, language: QueryLanguage): DataFlow {
  return language === "JSONata" ? new JsonataFlow(definition) : new PathFlow(definition);
}

class PathFlow implements DataFlow {
  readonly #inputPath: PathExpression | null | undefined;
  readonly #parameters: PathTemplate | undefined;
  readonly #resultSelector: PathTemplate | undefined;
  readonly #resultPath: ResultPath;
  readonly #outputPath: PathExpression | null | undefined;
  readonly #assign: Assigner | undefined;
  /** No field at all: input goes straight through. */
  readonly #plainOutput: boolean;

  constructor(definition: JsonObject) {
    this.#inputPath = compileSelection(definition.InputPath);
    this.#parameters = definition.Parameters === undefined ? undefined : compilePathTemplate(definition.Parameters);
    this.#resultSelector =
      definition.ResultSelector === undefined ? undefined : compilePathTemplate(definition.ResultSelector);
    this.#resultPath = compileResultPath(definition.ResultPath);
    this.#outputPath = compileSelection(definition.OutputPath);
    this.#assign = compileAssign(definition.Assign, "JSONPath");
    this.#plainOutput =
      this.#outputPath === undefined && this.#resultSelector === undefined && this.#assign === undefined;
  }

  effectiveInput(visit: Visit): Json {
    const effective =
      this.#inputPath === undefined ? visit.input.value : select(this.#inputPath, visit, visit.input.value);
    visit.probe?.saw("afterInputPath", effective);
    return effective;
  }

  argumentsOf(visit: Visit, effective: Json): Json {
    const args = this.#parameters ? this.#parameters(visit.pathScope(effective)) : effective;
    visit.probe?.saw("afterParameters", args);
    return args;
  }

  exit(visit: Visit, _: Json, result: Json, next: string | undefined): Transition {
    const { input } = visit;
    if (this.#plainOutput && !visit.probe) {
      const output = this.#resultPath(input.value, result);
      return { output: output === input.value ? input : new Payload(output), next };
    }
    const selected = this.#resultSelector ? this.#resultSelector(visit.pathScope(result)) : result;
    visit.probe?.saw("afterResultSelector", selected);
    const assign = this.#assign?.(visit, selected) as JsonObject | undefined;
    const joined = this.#resultPath(input.value, selected);
    visit.probe?.saw("afterResultPath", joined);
    const output = this.#outputPath === undefined ? joined : select(this.#outputPath, visit, joined);
    return { output: output === input.value ? input : new Payload(output), next, assign };
  }
}

/** InputPath and OutputPath: undefined when absent or `$`, null when null. */
function compileSelection(definition: Json | undefined): PathExpression | null | undefined {
  if (definition === undefined || definition === "$") return undefined;
  return definition === null ? null : compilePathExpression(String(definition));
}

function select(path: PathExpression | null, visit: Visit, root: Json): Json {
  if (path === null) return {};
  try {
    return path(visit.pathScope(root));
  } catch (error) {
    if (error instanceof PathMiss) throw new RuntimeFault(error.message);
    throw error;
  }
}

class JsonataFlow implements DataFlow {
  readonly #arguments: ((visit: Visit) => Json | Promise<Json>) | undefined;
  readonly #output: OutputField | undefined;
  readonly #assign: Assigner | undefined;

  constructor(definition: JsonObject) {
    if (definition.Arguments !== undefined) {
      const template = compileJsonataTemplate(definition.Arguments, "Arguments");
      this.#arguments = (visit) => template(visit.queryScope());
    }
    this.#output = compileOutput(definition.Output);
    this.#assign = compileAssign(definition.Assign, "JSONata");
  }

  effectiveInput(visit: Visit): Json {
    return visit.input.value;
  }

  argumentsOf(visit: Visit, effective: Json): Json | Promise<Json> {
    if (!this.#arguments) return effective;
    return whenReady(this.#arguments(visit), (args) => {
      visit.probe?.saw("afterArguments", args);
      return args;
    });
  }

  exit(visit: Visit, _: Json, result: Json, next: string | undefined): Transition | Promise<Transition> {
    const extra: JsonObject | undefined = this.#output || this.#assign ? { result } : undefined;
    return whenReady(this.#assign?.(visit, result, extra), (assign) =>
      whenReady(this.#output ? this.#output(visit, extra) : result, (output) => {
        const { input } = visit;
        return { output: output === input.value ? input : new Payload(output), next, assign };
      }),
    );
  }
}
