/** One finding of ValidateStateMachineDefinition. */
export interface Diagnostic {
  readonly severity: "ERROR" | "WARNING";
  readonly code: string;
  readonly message: string;
  /** Path of JSON names from the root: `/States/Pass`. */
  readonly location?: string;
}
