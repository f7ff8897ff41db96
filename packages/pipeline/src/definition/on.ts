import { TributaryError } from "@tributary/errors";
import type { FileKind } from "../blueprint.ts";
import { checkExtractors } from "../extractors/check-extractors.ts";
import type { AnyExtractor, ExtractorNode, NameOf, ReadsOf } from "../extractors/extractor.ts";
import type { PipelineTypeError } from "../extractors/pipeline-type-error.ts";
import { type CheckedMatch, checkMatch, everyFile, isMatch, type Match } from "./match.ts";
import { callerPlace, placed } from "./place.ts";

/** Which files go to which extractors. */
export interface Route {
  readonly type: "route";
  readonly kind: FileKind;
  readonly match: CheckedMatch;
  /** Side by side. */
  readonly extractors: readonly ExtractorNode[];
}

/** The extractor itself when it reads the kind, else the mistake in words. */
export type ReaderOf<Kind extends FileKind, E> =
  Kind extends ReadsOf<E> ? E : PipelineTypeError<`${NameOf<E>} cannot read ${Kind} files`>;

type ReadersOf<Kind extends FileKind, Given extends readonly unknown[]> = {
  readonly [I in keyof Given]: ReaderOf<Kind, Given[I]>;
};

type On<Kind extends FileKind> = <First extends AnyExtractor, const Rest extends readonly AnyExtractor[]>(
  first: Match | (First & ReaderOf<Kind, First>),
  ...rest: Rest & ReadersOf<Kind, Rest>
) => Route;

/**
 * Sends files of a kind to extractors that read it, side by side. A predicate before them narrows the files.
 *
 * @example
 * on.document({ mediaTypes: ["image/tiff"] }, textract.text());
 */
export const on: { readonly [Kind in FileKind]: On<Kind> } = Object.freeze({
  document: onKind("document"),
  audio: onKind("audio"),
  image: onKind("image"),
  video: onKind("video"),
  text: onKind("text"),
});

function onKind<Kind extends FileKind>(kind: Kind): On<Kind> {
  const door = (...given: readonly unknown[]): Route => route(kind, given, door);
  return door;
}

function route(kind: FileKind, given: readonly unknown[], door: (...args: never[]) => unknown): Route {
  const owner = { of: `on.${kind}()`, at: callerPlace(door) };
  const [first, ...rest] = given;
  const match = isMatch(first) ? checkMatch(kind, first, owner) : everyFile;
  const extractors = checkExtractors(isMatch(first) ? rest : given, owner);
  const unable = extractors.find(({ reads }) => !reads.includes(kind));
  if (unable) {
    const place = owner.at ? { at: owner.at } : {};
    const fix = `It reads ${unable.reads.map((read) => (read === "transcript" ? "transcripts" : `on.${read}()`)).join(" and ")}.`;
    throw new TributaryError("TRB-PIP-008", `${unable.name} cannot read ${kind} files.`, { ...place, fix });
  }
  return placed({ type: "route", kind, match, extractors }, owner.at);
}
