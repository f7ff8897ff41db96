import { manyStates } from "../asl/hundred-states.ts";
import { typeCheck } from "../asl/type-check.ts";
import type { Bench } from "./bench.ts";

const limit = 3;

/** What a typed machine costs the compiler, beside a machine of no states that imports the same. */
export const bench: Bench = {
  name: "asl-types",
  run: (print) => {
    typeCheck(manyStates(0)); // The compiler itself warms up.
    const empty = typeCheck(manyStates(0));
    for (const states of [50, 100, 200]) {
      const { readSeconds, checkSeconds, instantiations, messages } = typeCheck(manyStates(states));
      const seconds = readSeconds + checkSeconds;
      const own = checkSeconds - empty.checkSeconds;
      const verdict = states === 100 ? ` (limit ${limit} s: ${seconds < limit ? "kept" : "missed"})` : "";
      print(
        `${states} states: ${seconds.toFixed(2)} s of processor time${verdict}, ` +
          `${(seconds / (empty.readSeconds + empty.checkSeconds)).toFixed(1)}x a machine of no states, ` +
          `of them ${readSeconds.toFixed(2)} s reading imports and ${own.toFixed(2)} s for the states ` +
          `(${((own / states) * 1000).toFixed(1)} ms each), ${instantiations} instantiations, ${messages.length} errors`,
      );
    }
    return Promise.resolve();
  },
};
