import type { Line } from "../states/target.ts";
import { Flow } from "./flow.ts";
import type { FlowFacts, facts } from "./flow-facts.ts";
import { withSegment } from "./grow.ts";
import { type HasLine, line } from "./line-of.ts";

/** A flow whose last state ends it. Only states that are jumped to can come after. */
export class EndedFlow<Vars extends object, Names, Jumps> implements FlowFacts<never, Vars, Names, Jumps>, HasLine {
  declare readonly [facts]: FlowFacts<never, Vars, Names, Jumps>[typeof facts];
  declare readonly mistakes: FlowFacts<never, Vars, Names, Jumps>["mistakes"];
  readonly [line]: Line;

  constructor(of: Line) {
    this[line] = of;
    Object.freeze(this);
  }

  /**
   * Begins states that only jumps reach, and that take an `In`.
   *
   * @example flow.succeed("Done").receiving<Failure>().task("Quarantine", ...)
   */
  receiving<In>(): Flow<In, Vars, Names, Jumps> {
    return new Flow(withSegment(this[line]));
  }
}
