declare const answers: unique symbol;

/** A call of an integration: the resource, its arguments, and the type of its answer. */
export interface TaskCall<Result> {
  readonly resource: string;
  readonly arguments?: unknown;
  readonly [answers]?: Result;
}

export function taskCall<Result>(resource: string, args?: unknown): TaskCall<Result> {
  return Object.freeze(args === undefined ? { resource } : { resource, arguments: args });
}
