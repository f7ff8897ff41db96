import { append, at, type Expr, type Scope, type Value } from "@tributary/asl";
import type { Output, Pointer, RouteVariables } from "./route-flow.ts";

/** How an extractor's states hang together with those before them. */
export interface Link<In> {
  /** What they read. */
  readonly source: (scope: Scope<In, RouteVariables>) => Value<Pointer>;
  /** The state's output, given the extractor's own. */
  readonly emit: (input: Expr<In>, output: Value<Output>) => Value<readonly Output[]>;
}

/** An output that lies in the lake as one object. */
export type Left = readonly (Output & { readonly pointer: Pointer })[];

/** What an extractor leaves, when nothing came before it. */
export function alone(output: Value<Output>): Value<readonly Output[]> {
  return [output];
}

/** Reads the raw file. */
export function fromFile<In>(): Link<In> {
  return {
    source: ({ vars }) => ({ bucket: vars.document.raw.bucket, key: vars.document.raw.key }),
    emit: (_input, output) => alone(output),
  };
}

/** Reads what the extractor before left, and passes its output on with the own one. */
export const after: Link<Left> = {
  source: ({ input }) => at(input, 0).pointer,
  emit: (input, output) => append<Output>(input, [output]),
};

/** Reads what the extractor before left, side by side with others; the Parallel state joins the outputs. */
export const afterBeside: Link<Left> = { ...after, emit: (_input, output) => alone(output) };
