import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { compileChoice } from "../states/choice.ts";
import { compileFail } from "../states/fail.ts";
import { compileMap } from "../states/map.ts";
import { compileParallel } from "../states/parallel.ts";
import { compilePass } from "../states/pass.ts";
import { compileSucceed } from "../states/succeed.ts";
import { compileTask } from "../states/task.ts";
import { compileWait } from "../states/wait.ts";
import { compileCatcher } from "./catcher.ts";
import type { CompiledMachine, CompiledState, QueryLanguage, StateType } from "./compiled.ts";
import { compileRetrier } from "./retrier.ts";
import type { StateCompiler } from "./state-compiler.ts";

const COMPILERS: Readonly<Record<StateType, StateCompiler>> = {
  Task: compileTask,
  Pass: compilePass,
  Choice: compileChoice,
  Wait: compileWait,
  Succeed: compileSucceed,
  Fail: compileFail,
  Parallel: compileParallel,
  Map: compileMap,
};

const cache = new Map<string, CompiledMachine>();

/** Compiles a validated definition; the same text is compiled once. */
export function compileDefinition(text: string): CompiledMachine {
  let machine = cache.get(text);
  if (!machine) {
    machine = compileMachine(JSON.parse(text) as JsonObject, "JSONPath");
    if (cache.size >= 1_000) cache.delete(cache.keys().next().value ?? "");
    cache.set(text, machine);
  }
  return machine;
}

/** `inherited` is the query language of the machine around this one. */
export function compileMachine(definition: JsonObject, inherited: QueryLanguage): CompiledMachine {
  const queryLanguage = languageOf(definition, inherited);
  const states = new Map<string, CompiledState>();
  for (const [name, state] of Object.entries(definition.States as JsonObject)) {
    states.set(name, compileState(name, state as JsonObject, queryLanguage));
  }
  const { StartAt, TimeoutSeconds } = definition;
  return {
    startAt: String(StartAt),
    states,
    queryLanguage,
    timeoutSeconds: typeof TimeoutSeconds === "number" ? TimeoutSeconds : undefined,
    definition,
  };
}

export function compileState(name: string, definition: JsonObject, inherited: QueryLanguage): CompiledState {
  const queryLanguage = languageOf(definition, inherited);
  const type = definition.Type as StateType;
  const next = definition.End === true || definition.Next === undefined ? undefined : String(definition.Next);
  const inner = innerDefinitions(definition).map((machine) => compileMachine(machine, inherited));
  const base = { name, type, queryLanguage, definition, next, inner };
  let run: CompiledState["run"] | undefined;
  return {
    ...base,
    retriers: objects(definition.Retry).map(compileRetrier),
    catchers: objects(definition.Catch).map((catcher, i) => compileCatcher(catcher, queryLanguage, i)),
    // Compiled at its first visit: a definition of 10,000 states costs only what it uses.
    run(visit) {
      run ??= COMPILERS[type](base);
      return run(visit);
    },
  };
}

function languageOf({ QueryLanguage }: JsonObject, inherited: QueryLanguage): QueryLanguage {
  return QueryLanguage === "JSONata" || QueryLanguage === "JSONPath" ? QueryLanguage : inherited;
}

function innerDefinitions({ Type, Branches, ItemProcessor, Iterator }: JsonObject): JsonObject[] {
  if (Type === "Parallel") return objects(Branches);
  if (Type !== "Map") return [];
  const processor = ItemProcessor ?? Iterator;
  return isJsonObject(processor) ? [processor] : [];
}

function objects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
