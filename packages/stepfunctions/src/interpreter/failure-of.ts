import { PathMiss } from "../paths/json-path.ts";
import { HistoryLimit } from "./execution-run.ts";
import { QueryFault, RuntimeFault, StateFailure } from "./state-failure.ts";
import type { Visit } from "./visit.ts";

/** Turns what a state threw into the failure Retry and Catch see, and writes the EvaluationFailed event of JSONata states. */
export function failureOf(visit: Visit, error: unknown): StateFailure {
  if (error instanceof StateFailure) return error;
  if (error instanceof QueryFault) return queryFailure(visit, error);
  if (error instanceof RuntimeFault)
    return new StateFailure(error.error, located(visit, error.message), { fatal: error.error === "States.Runtime" });
  if (error instanceof PathMiss)
    return new StateFailure("States.Runtime", located(visit, error.message), { fatal: true });
  if (error instanceof HistoryLimit) throw error;
  throw error;
}

function queryFailure(visit: Visit, { message, location }: QueryFault): StateFailure {
  const { position } = visit.strand;
  const reason = located(visit, message);
  const error = "States.QueryEvaluationError";
  const details = { error, cause: reason, ...(location === undefined ? {} : { location }), state: visit.state.name };
  // A Wait is under way when its time is evaluated; other states fail before they have begun.
  const begun = position.cursor !== position.enteredId || visit.state.type === "Wait";
  const previous = begun ? position.cursor : position.enteredPrevious;
  position.cursor = visit.run.append("EvaluationFailed", previous, "evaluationFailedEventDetails", details);
  return new StateFailure(error, reason);
}

function located({ state, strand, probe }: Visit, message: string): string {
  if (probe) return message;
  return `An error occurred while executing the state '${state.name}' (entered at the event id #${strand.position.enteredId}). ${message}`;
}
