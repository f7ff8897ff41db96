/** What a state failed with, as Retry and Catch match it. */
export class StateFailure extends Error {
  override readonly name = "StateFailure";
  readonly error: string | undefined;
  readonly reason: string | undefined;
  /** Further names ErrorEquals may use: AWS writes States.Timeout for a missed heartbeat, and matches both. */
  readonly aliases: readonly string[];
  /** Ends the whole execution, whatever Retry and Catch say: a fault of the definition itself. */
  readonly fatal: boolean;

  constructor(
    error: string | undefined,
    reason: string | undefined,
    { aliases = [], fatal = false }: { aliases?: readonly string[]; fatal?: boolean } = {},
  ) {
    super(reason ?? error ?? "");
    this.error = error;
    this.reason = reason;
    this.aliases = aliases;
    this.fatal = fatal;
  }
}

/** `States.Runtime` and its like: the message gets the state's name and entry event in front. */
export class RuntimeFault extends Error {
  override readonly name = "RuntimeFault";
  readonly error: string;

  constructor(message: string, error = "States.Runtime") {
    super(message);
    this.error = error;
  }
}

/** A JSONata expression that failed, or gave what its field does not take. */
export class QueryFault extends Error {
  override readonly name = "QueryFault";
  readonly location: string | undefined;

  constructor(message: string, location?: string) {
    super(message);
    this.location = location;
  }
}
