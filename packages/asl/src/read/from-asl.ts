import { TributaryError } from "@tributary/errors";
import { machineOf, type StateMachine } from "../flow/state-machine.ts";
import type { Diagnostic } from "../lint/diagnostic.ts";
import { structureProblems } from "../lint/structure-problems.ts";
import type { StateMachineDefinition } from "../states/state-machine-definition.ts";
import { verbatimNode } from "../states/verbatim.ts";

/**
 * An existing definition as a machine like one that was built. Prints back equal, in either query language.
 *
 * @example permissionsOf(fromAsl(JSON.parse(text)).toAsl())
 */
export function fromAsl<Input = never>(definition: unknown): StateMachine<Input> {
  const problem = structuralProblem(definition);
  if (problem) throw new TributaryError("TRB-ASL-012", `${problem.message} at ${problem.location || "/"}`);
  const { States: states, StartAt: first, ...header } = structuredClone(definition as StateMachineDefinition);
  // Every state brings its own way on, so each is a segment of its own; the first is where the machine starts.
  const segments = Object.entries(states).map(([name, state]) => ({ nodes: [verbatimNode(name, state)] }));
  return machineOf(header, first, { segments });
}

/** The first reason for which AWS would refuse the document as a graph of states. */
export function structuralProblem(definition: unknown): Diagnostic | undefined {
  const [first] = structureProblems(definition);
  return first;
}
