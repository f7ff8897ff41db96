import { type ParallelNode, parallelNode } from "../states/parallel.ts";
import type { Line } from "../states/target.ts";
import type { CatchJumps, CatchNames, CatchOut, CatchRules } from "./caught.ts";
import { type Branch, Flow, type Outputs } from "./flow.ts";
import type { Fresh, Named, OutputOf, Unchanged } from "./flow-facts.ts";
import { withState } from "./grow.ts";
import { line } from "./line-of.ts";
import type { ResultOptions } from "./options.ts";
import { readResultOptions } from "./read-options.ts";
import type { Assignments, NoVars, VarsAfter } from "./variables.ts";

/** A flow whose next state runs branches that start with `Given`, not with the state's input. */
export class GivenArguments<In, Vars extends object, Names, Jumps, Given> {
  readonly #line: Line;
  readonly #arguments: unknown;

  constructor(of: Line, given: unknown) {
    this.#line = of;
    this.#arguments = given;
    Object.freeze(this);
  }

  /** As `parallel` of a flow, with these arguments. */
  parallel<
    const Name extends string,
    const Branches extends readonly Branch<Given, Vars>[],
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
    const made = { name, arguments: this.#arguments, branches: lines, ...readResultOptions(options) };
    return new Flow(withParallel(this.#line, made));
  }
}

/** The line with a Parallel state at its end. */
export function withParallel(of: Line, { arguments: given, ...made }: Omit<ParallelNode, "type">): Line {
  return withState(of, parallelNode({ ...made, ...(given !== undefined && { arguments: given }) }));
}
