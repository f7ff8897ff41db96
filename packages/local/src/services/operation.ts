import { type Members, type Shape, structure } from "./input-shape.ts";
import type { AccessNeed, Principal } from "./service.ts";

/** Who makes a call, and where. */
export interface CallContext {
  readonly principal: Principal;
  readonly account: string;
  readonly region: string;
  readonly requestId: string;
  /** `http://localhost:4566`, as the caller reached it: queue URLs are made of it. */
  readonly endpoint: string;
}

/** One emulated operation: what it takes, what the caller must be allowed, and what it does. No transport. */
export interface Operation<Store> {
  /** `SendMessage` */
  readonly name: string;
  readonly access: (input: unknown, context: CallContext, store: Store) => readonly AccessNeed[];
  readonly handle: (store: Store, input: unknown, context: CallContext) => unknown;
}

export interface OperationDefinition<Store, M extends Members> {
  readonly name: string;
  /** Members of the input. */
  readonly input: M;
  /** Permissions needed, checked before `handle`. An operation that needs none says so with an empty list. */
  readonly access: (input: NoInfer<Shape<M>>, context: CallContext, store: Store) => readonly AccessNeed[];
  readonly handle: (store: NoInfer<Store>, input: Shape<M>, context: CallContext) => unknown;
}

/** An operation whose input is read by its shape before anything else looks at it. */
export function operation<Store, const M extends Members>(definition: OperationDefinition<Store, M>): Operation<Store> {
  const read = structure(definition.input).read;
  return {
    name: definition.name,
    access: (input, context, store) => definition.access(read(input, ""), context, store),
    handle: (store, input, context) => definition.handle(store, read(input, ""), context),
  };
}
