declare const untyped: unique symbol;

/**
 * Data whose type nobody has told yet: every field of it can be reached, and stands wherever a value belongs.
 *
 * `pipeline asl import` writes it; put an interface in its place and the compiler checks what reads the data.
 *
 * @example stateMachine<Untyped>({}, (flow) => flow.wait("Pause", ({ input }) => ({ seconds: input.pause.seconds })))
 */
export interface Untyped {
  readonly [untyped]: true;
}

/** Whether a type is the one that untyped data has at its fields. */
export type IsAny<T> = 0 extends 1 & T ? true : false;

/** Whether part of a type is untyped, which makes all of it so. */
export type IsUntyped<T> = [Extract<T, Untyped>] extends [never] ? false : true;
