import type { SourcePlace } from "@tributary/errors";
import type { FileKind } from "../blueprint.ts";
import { placed } from "../definition/place.ts";
import type { ExtractorName, ExtractorOptions } from "./extractor-options.ts";
import { followedBy } from "./followed-by.ts";
import type { PipelineTypeError } from "./pipeline-type-error.ts";

/** An extractor as plain data. */
export interface ExtractorNode<Name extends ExtractorName = ExtractorName> {
  readonly type: "extractor";
  readonly name: Name;
  /** `textract` */
  readonly service: string;
  readonly options: ExtractorOptions[Name];
  /** Kinds of file it reads, or what another extractor yields. */
  readonly reads: readonly (FileKind | "transcript")[];
  readonly yields: "transcript" | "facts";
  /** Extractors that follow it side by side, each reading what it yields. */
  readonly next: readonly ExtractorNode[];
}

declare const reading: unique symbol;

/** Work on a file, typed by what it reads and what it yields: `Extractor<"audio", Transcript>`. */
export interface Extractor<Reads, Yields, Name extends string = string> extends ExtractorNode {
  /** Only for the compiler; no value carries it. */
  readonly [reading]?: { readonly reads: Reads; readonly yields: Yields; readonly name: Name };
  /**
   * Continues with extractors that read what this one yields, side by side.
   *
   * @example
   * transcribe().then(comprehend.sentiment(), comprehend.entities());
   */
  then<const Next extends readonly AnyExtractor[]>(
    ...next: Next & AfterYields<Next, Yields, Name>
  ): Extractor<Reads, YieldsOf<Next[number]>, `${Name}.then(...)`>;
}

export type AnyExtractor = Extractor<never, unknown> | Extractor<unknown, unknown>;

export type ReadsOf<E> = E extends { readonly [reading]?: { readonly reads: infer Reads } } ? Reads : never;
export type YieldsOf<E> = E extends { readonly [reading]?: { readonly yields: infer Yields } } ? Yields : never;
export type NameOf<E> = E extends { readonly [reading]?: { readonly name: infer Name extends string } } ? Name : never;

type AfterYields<Next extends readonly unknown[], Yields, Name extends string> = {
  readonly [I in keyof Next]: [Yields] extends [ReadsOf<Next[I]>]
    ? Next[I]
    : PipelineTypeError<`${NameOf<Next[I]>} cannot read what ${Name} yields`>;
};

/** What an extractor's own file says of it. */
export interface ExtractorSpec<Name extends ExtractorName>
  extends Pick<ExtractorNode<Name>, "name" | "service" | "options" | "reads" | "yields"> {
  readonly at: SourcePlace | undefined;
}

/** Makes an extractor from its spec; each public factory is one call of it. */
export function extractor<Reads, Yields, Name extends ExtractorName>(
  spec: ExtractorSpec<Name>,
): Extractor<Reads, Yields, Name> {
  return build<Reads, Yields, Name>(spec, []);
}

function build<Reads, Yields, Name extends string>(
  { at, ...spec }: ExtractorSpec<ExtractorName>,
  next: readonly ExtractorNode[],
): Extractor<Reads, Yields, Name> {
  const node: ExtractorNode = { type: "extractor", ...spec, next: Object.freeze(next) };
  const then = (...following: readonly unknown[]) => build({ at, ...spec }, followedBy(node, following, then));
  // biome-ignore lint/suspicious/noThenProperty: it is how a definition reads; followedBy() tells who awaits it.
  Object.defineProperty(node, "then", { value: then, enumerable: false });
  return placed(node as Extractor<Reads, Yields, Name>, at);
}
