import { TributaryError } from "@tributary/errors";
import type { StateMachine } from "../flow/state-machine.ts";
import { printAsl } from "../print/print-asl.ts";
import { fromAsl, structuralProblem } from "./from-asl.ts";
import { placeIn } from "./place-in.ts";
import { readJson, type TextPlace } from "./read-json.ts";

/** A definition read from a file. */
export interface AslDocument {
  readonly machine: StateMachine;
  /** Where the part a JSON pointer names stands in the text, or the nearest part around it. */
  placeOf(pointer: string): TextPlace;
  /** Placeholders of a template that stand outside of quotes, by JSON pointer. */
  readonly placeholders: ReadonlyMap<string, string>;
  /** The definition as text again, placeholders where they were. */
  print(): string;
}

/** Reads a definition from text. What is wrong with it is told with line and column. */
export function readAsl(text: string, file = "definition"): AslDocument {
  const located = readJson(text, file);
  const problem = structuralProblem(located.value);
  if (problem) {
    const at = { file, ...placeIn(located, problem.location) };
    throw new TributaryError("TRB-ASL-012", problem.message, { at });
  }
  const machine = fromAsl(located.value);
  return Object.freeze({
    machine,
    placeOf: (pointer: string) => placeIn(located, pointer),
    placeholders: new Map([...located.written].filter(([, text]) => text.startsWith("$"))),
    print: () => printAsl(machine.toAsl(), located.written),
  });
}
