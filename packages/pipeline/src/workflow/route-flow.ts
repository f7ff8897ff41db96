import type { Flow } from "@tributary/asl";
import type { ArrivedDocument, Identified } from "../definition/file-facts.ts";

/** Where something lies. */
export interface Pointer {
  readonly bucket: string;
  readonly key: string;
}

/** What an extractor leaves for `collect`: a small answer, one object of the lake, or a folder of them. */
export interface Output {
  readonly extractor: string;
  readonly service: string;
  readonly model?: string;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly pointer?: Pointer;
  readonly prefix?: Pointer;
}

/** Variables that every state behind `Identify` can read. */
export interface RouteVariables {
  readonly document: ArrivedDocument;
  readonly identified: Identified;
}

/** States of a route. Their names are made while compiling, so the builder checks them, not the compiler. */
export type RouteFlow<In> = Flow<In, RouteVariables, unknown, never>;

/** States that pass on what the extractors left. */
export type OutputFlow = RouteFlow<readonly Output[]>;
