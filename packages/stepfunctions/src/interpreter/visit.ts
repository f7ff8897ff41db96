import type { Json, JsonObject } from "../json.ts";
import type { QueryScope } from "../jsonata/expression.ts";
import type { PathScope } from "../paths/path-scope.ts";
import type { Payload } from "../payload.ts";
import type { RandomSource } from "../random.ts";
import type { TestProbe } from "../test-state/test-probe.ts";
import type { CompiledState } from "./compiled.ts";
import { buildContext } from "./context-object.ts";
import type { ExecutionRun } from "./execution-run.ts";
import type { Strand } from "./strand.ts";

/** One stay of a strand in a state: what its fields are evaluated against. */
export class Visit {
  readonly run: ExecutionRun;
  readonly strand: Strand;
  readonly state: CompiledState;
  readonly input: Payload;
  /** Set when TestState looks on. */
  probe: TestProbe | undefined;
  /** Set while a task with a token is prepared. */
  taskToken: string | undefined;
  #context: JsonObject | undefined;
  #contextKey = "";

  constructor(run: ExecutionRun, strand: Strand, state: CompiledState) {
    this.run = run;
    this.strand = strand;
    this.state = state;
    this.input = strand.input;
  }

  get random(): RandomSource {
    return this.run.engine.random;
  }

  context(): JsonObject {
    const key = `${this.strand.position.retryCount} ${this.taskToken ?? ""}`;
    if (!this.#context || key !== this.#contextKey) {
      this.#context = buildContext(this);
      this.#contextKey = key;
    }
    return this.#context;
  }

  pathScope(root: Json): PathScope {
    return {
      root,
      random: this.random,
      context: () => this.context(),
      variable: (name) => this.strand.variables.get(name),
    };
  }

  queryScope(extra?: JsonObject): QueryScope {
    let states: JsonObject | undefined;
    return {
      random: this.random,
      now: () => this.run.engine.clock.now(),
      variable: (name) => this.strand.variables.get(name),
      bindings: () => this.strand.variables.all(),
      states: () => {
        states ??= { input: this.input.value, context: this.context(), ...extra };
        return states;
      },
    };
  }
}
