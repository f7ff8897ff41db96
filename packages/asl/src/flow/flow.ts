import type { Expression, Resolved } from "../expressions/expr.ts";
import type { Untyped } from "../expressions/untyped.ts";
import { choiceNode } from "../states/choice.ts";
import { failNode } from "../states/fail.ts";
import { type MapResults, mapNode } from "../states/map.ts";
import { passNode } from "../states/pass.ts";
import type { State } from "../states/state.ts";
import type { StateNode } from "../states/state-node.ts";
import { succeedNode } from "../states/succeed.ts";
import type { Line } from "../states/target.ts";
import { taskNode } from "../states/task.ts";
import { verbatimNode } from "../states/verbatim.ts";
import { waitNode } from "../states/wait.ts";
import type { CatchJumps, CatchNames, CatchOut, CatchRules } from "./caught.ts";
import { EndedFlow } from "./ended-flow.ts";
import type { Failure, Reads, Succeeding, SucceedOptions } from "./ends.ts";
import type {
  AnswerOf,
  FlowFacts,
  Fresh,
  facts,
  Jump,
  JumpsOf,
  Named,
  NamesOf,
  OutOf,
  OutputOf,
  SoundFlow,
  Unchanged,
} from "./flow-facts.ts";
import { GivenArguments, withParallel } from "./given-arguments.ts";
import { emptyLine, withExit, withSegment, withState } from "./grow.ts";
import {
  type Answer,
  type Distribution,
  type ItemSource,
  type ItemVars,
  type MapOptions,
  type MapResult,
  type ResultsOption,
  readItems,
} from "./items.ts";
import { type HasLine, line } from "./line-of.ts";
import type { ResultOptions, StateOptions, TaskOptions } from "./options.ts";
import { readDistribution, readFor } from "./read-for.ts";
import { readResultOptions, readStateOptions } from "./read-options.ts";
import { Route, type Ways } from "./route.ts";
import { type Scope, scope } from "./scope.ts";
import type { TaskCall } from "./task-call.ts";
import type { Until } from "./until.ts";
import type { Assignments, NoVars, VarsAfter } from "./variables.ts";

/** A line of states of its own, from its beginning: a branch, the processor of a Map. */
export type Branch<In, Vars extends object> = (flow: Flow<In, Vars, never, never>) => SoundFlow;

/** What branches answer, in their order. */
export type Outputs<Branches extends readonly ((flow: never) => unknown)[]> = {
  readonly [K in keyof Branches]: Branches[K] extends (flow: never) => infer F ? Answer<AnswerOf<F>> : never;
};

/**
 * States one after the other. Every method answers a new flow that ends with the state it was given.
 *
 * `In` is what the next state gets, `Vars` the variables it can read.
 */
export class Flow<In, Vars extends object, Names, Jumps> implements FlowFacts<In, Vars, Names, Jumps>, HasLine {
  declare readonly [facts]: FlowFacts<In, Vars, Names, Jumps>[typeof facts];
  declare readonly mistakes: FlowFacts<In, Vars, Names, Jumps>["mistakes"];
  readonly [line]: Line;

  constructor(of: Line = emptyLine) {
    this[line] = of;
    Object.freeze(this);
  }

  /** Calls a service or a function. */
  task<
    const Name extends string,
    Result,
    Errors extends string,
    const Rules extends CatchRules<In, Vars, NoInfer<Errors>>,
    Out = Unchanged,
    New extends Assignments = NoVars,
  >(
    name: Name & Fresh<Name, Names>,
    call: (scope: Scope<In, Vars>) => TaskCall<Result, Errors>,
    options?: TaskOptions<In, Vars, Result, Out, New, Rules, NoInfer<Errors>>,
  ): Flow<
    OutputOf<Out, Result> | CatchOut<Rules>,
    VarsAfter<Vars, New>,
    Names | Name | CatchNames<Rules>,
    Jumps | Named<Name, In> | CatchJumps<Rules>
  > {
    const around = scope<In, Vars>();
    const called = call(around);
    const { timeoutSeconds, heartbeatSeconds, credentials, resources } = options ?? {};
    const node = taskNode({
      name,
      resource: called.resource,
      ...(called.arguments !== undefined && { arguments: called.arguments }),
      ...readResultOptions(options),
      ...(timeoutSeconds !== undefined && { timeoutSeconds: readFor(timeoutSeconds, around) }),
      ...(heartbeatSeconds !== undefined && { heartbeatSeconds: readFor(heartbeatSeconds, around) }),
      ...(credentials && { credentials: credentials(around) }),
      ...(resources && { resources }),
    });
    return this.#with(node);
  }

  /** Reshapes the data or assigns variables. */
  pass<const Name extends string, Out = Unchanged, New extends Assignments = NoVars>(
    name: Name & Fresh<Name, Names>,
    options?: StateOptions<In, Vars, Out, New>,
  ): Flow<OutputOf<Out, In>, VarsAfter<Vars, New>, Names | Name, Jumps | Named<Name, In>> {
    return this.#with(passNode({ name, ...readStateOptions<In, Vars>(options) }));
  }

  /** Waits some seconds, or until an ISO 8601 time. */
  wait<const Name extends string, Out = Unchanged, New extends Assignments = NoVars>(
    name: Name & Fresh<Name, Names>,
    until: (scope: Scope<In, Vars>) => Until,
    options?: StateOptions<In, Vars, Out, New>,
  ): Flow<OutputOf<Out, In>, VarsAfter<Vars, New>, Names | Name, Jumps | Named<Name, In>> {
    return this.#with(waitNode({ name, until: until(scope<In, Vars>()), ...readStateOptions<In, Vars>(options) }));
  }

  /** Takes the first way whose condition holds. Ways that do not end go on to the state after the choice. */
  choice<const Name extends string, R extends Ways>(
    name: Name & Fresh<Name, Names>,
    ways: (route: Route<In, Vars, never, never, never>) => R,
    options?: { readonly comment?: string },
  ): Flow<OutOf<R>, Vars, Names | Name | NamesOf<R>, Jumps | Named<Name, In> | JumpsOf<R>> {
    const { rules, default: otherwise, unmatched } = ways(Route.begin<In, Vars>());
    return this.#with(choiceNode({ name, ...options, rules, ...(otherwise && { otherwise }), ...unmatched }));
  }

  /** Runs lines of states side by side; the next state gets the list of their outputs. */
  parallel<
    const Name extends string,
    const Branches extends readonly Branch<In, Vars>[],
    const Rules extends CatchRules<In, Vars, string>,
    Out = Unchanged,
    New extends Assignments = NoVars,
  >(
    name: Name & Fresh<Name, Names>,
    branches: Branches,
    options?: ResultOptions<In, Vars, Outputs<Branches>, Out, New, Rules>,
  ): Flow<
    OutputOf<Out, Outputs<Branches>> | CatchOut<Rules>,
    VarsAfter<Vars, New>,
    Names | Name | CatchNames<Rules>,
    Jumps | Named<Name, In> | CatchJumps<Rules>
  > {
    const lines = Object.freeze(branches.map((branch) => branch(new Flow())[line]));
    return new Flow(withParallel(this[line], { name, branches: lines, ...readResultOptions(options) }));
  }

  /**
   * What the branches of the following `parallel` start with, in place of the state's input.
   *
   * @example flow.withArguments(({ input }) => ({ key: input.key })).parallel("Both", [...])
   */
  withArguments<const Given>(
    given: (scope: Scope<In, Vars>) => Given,
  ): GivenArguments<In, Vars, Names, Jumps, Resolved<Given>> {
    return new GivenArguments(this[line], given(scope<In, Vars>()));
  }

  /** Runs a line of states for each item; the next state gets the list of their outputs, or where S3 has them. */
  map<
    const Name extends string,
    Item = Untyped,
    F extends SoundFlow = SoundFlow,
    const Rules extends CatchRules<In, Vars, string> = CatchRules<In, Vars, string>,
    const Distributed extends Distribution<In, Vars> = Distribution<In, Vars>,
    const Results extends ResultsOption<In, Vars> = MapResults,
    Out = Unchanged,
    New extends Assignments = NoVars,
  >(
    name: Name & Fresh<Name, Names>,
    items: (scope: Scope<In, Vars>) => Expression<readonly Item[]> | ItemSource<Item>,
    processor: (flow: Flow<Item, ItemVars<Vars, Item, In, Distributed>, never, never>) => F,
    options?: MapOptions<In, Vars, MapResult<AnswerOf<F>, Results>, Out, New, Rules, Distributed, Results>,
  ): Flow<
    OutputOf<Out, MapResult<AnswerOf<F>, Results>> | CatchOut<Rules>,
    VarsAfter<Vars, New>,
    Names | Name | CatchNames<Rules>,
    Jumps | Named<Name, In> | CatchJumps<Rules>
  > {
    const around = scope<In, Vars>();
    const node = mapNode({
      name,
      ...readItems(items(around)),
      processor: processor(new Flow())[line],
      ...(options?.maxConcurrency !== undefined && { maxConcurrency: readFor(options.maxConcurrency, around) }),
      ...(options?.distributed && { distributed: readDistribution(options.distributed, around) }),
      ...readResultOptions(options),
    });
    return this.#with(node);
  }

  /** A state as existing ASL has it, in JSONata; what it answers is the author's word. */
  state<Out = Untyped, const Name extends string = string>(
    name: Name & Fresh<Name, Names>,
    state: State,
  ): Flow<Out, Vars, Names | Name, Jumps | Named<Name, In>> {
    return this.#with(verbatimNode(name, state));
  }

  /** Goes on at a state by its name. */
  goto<const Name extends string>(name: Name): EndedFlow<Vars, Names, Jumps | Jump<Name, In>> {
    return new EndedFlow(withExit(this[line], name));
  }

  /** Ends well. Without an `output` that reads its input, it takes any. */
  succeed<const Name extends string, const Options extends SucceedOptions<In, Vars>>(
    name: Name & Fresh<Name, Names>,
    options?: Options,
  ): EndedFlow<Vars, Names | Name, Jumps | Succeeding<Name, In, Options>> {
    return new EndedFlow(withState(this[line], succeedNode({ name, ...readStateOptions<In, Vars>(options) })));
  }

  /** Ends the execution as failed. When it reads nothing, it takes any input. */
  fail<const Name extends string, F extends (scope: Scope<In, Vars>) => Failure>(
    name: Name & Fresh<Name, Names>,
    failure: F,
    options?: { readonly comment?: string },
  ): EndedFlow<Vars, Names | Name, Jumps | Named<Name, Reads<F, In>>> {
    return new EndedFlow(withState(this[line], failNode({ name, ...options, ...failure(scope<In, Vars>()) })));
  }

  /** Lets the compiler forget names and jumps, for states put together at run time; the printed machine is checked still. */
  forgetNames(): Flow<In, Vars, unknown, never> {
    return new Flow(this[line]);
  }

  /** Begins states that only jumps reach, and that take a `Data`; for a flow whose choices all end. */
  receiving<Data>(): Flow<Data, Vars, Names, Jumps> {
    return new Flow(withSegment(this[line]));
  }

  #with<Out, NextVars extends object, NextNames, NextJumps>(
    node: StateNode,
  ): Flow<Out, NextVars, NextNames, NextJumps> {
    return new Flow(withState(this[line], node));
  }
}
