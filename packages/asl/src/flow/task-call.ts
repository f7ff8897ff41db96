declare const answers: unique symbol;
declare const fails: unique symbol;

/** A call of an integration: the resource, its arguments, and the types of its answer and of its errors' names. */
export interface TaskCall<Result, Errors extends string = string> {
  readonly resource: string;
  readonly arguments?: unknown;
  readonly [answers]?: Result;
  readonly [fails]?: Errors;
}

/** A call of any resource, such as a function's or an activity's ARN. */
export function taskCall<Result, Errors extends string = string>(
  resource: string,
  args?: unknown,
): TaskCall<Result, Errors> {
  return Object.freeze(args === undefined ? { resource } : { resource, arguments: args });
}
