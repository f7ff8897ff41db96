import type { FileKind } from "../blueprint.ts";
import { matchesEveryFile } from "../definition/match.ts";
import type { Route } from "../definition/on.ts";

/** A way out of the `Route` state. */
export interface RouteWay {
  readonly route: Route;
  readonly comment: string;
  /** Tested unless the media types say it already. */
  readonly kind?: FileKind;
  /** Media types that the way is narrowed to; empty for all of the kind. */
  readonly mediaTypes: readonly string[];
  /** Whether the files are one page of pixels, which Textract reads at once. */
  readonly onePage: boolean;
}

/**
 * Formats that are one page or one photo. `identify` tells the two apart by the pixels, and a route can say it by key.
 * A TIFF or a PDF may have more pages. https://docs.aws.amazon.com/textract/latest/dg/sync.html
 */
const pixels = ["image/png", "image/jpeg"];

/** The ways of all routes in the order they are tried: narrowed routes before those that take every file of a kind. */
export function routeWays(routes: readonly Route[]): readonly RouteWay[] {
  const narrowed = routes.filter(({ match }) => !matchesEveryFile(match));
  const open = routes.filter(({ match }) => matchesEveryFile(match));
  return [...narrowed, ...open].flatMap((route) => (readByTextract(route) ? documentWays(route) : [wayOf(route)]));
}

function readByTextract({ extractors }: Route): boolean {
  return extractors.some(({ service }) => service === "textract");
}

function wayOf(route: Route): RouteWay {
  const { kind, match } = route;
  const byKey = kind === "image" && match.keys.length > 0;
  const mediaTypes = byKey && match.mediaTypes.length === 0 ? pixels : match.mediaTypes;
  return { route, ...(mediaTypes.length > 0 ? {} : { kind }), mediaTypes, onePage: false, comment: comments[kind] };
}

/** Documents have two ways: one page is read at once, the rest is a job. */
function documentWays(route: Route): readonly RouteWay[] {
  const { kind, match } = route;
  const given = match.mediaTypes;
  const single = given.length === 0 ? pixels : given.filter((type) => pixels.includes(type));
  const paged = given.filter((type) => !pixels.includes(type));
  const byPixels = given.length === 0 && match.keys.length === 0 ? { kind } : {};
  const ways: RouteWay[] = [];
  if (single.length > 0) {
    ways.push({ route, ...byPixels, mediaTypes: single, onePage: true, comment: "One page as a picture: one call." });
  }
  if (given.length === 0 || paged.length > 0) {
    const ofKind = given.length === 0 ? { kind } : {};
    ways.push({ route, ...ofKind, mediaTypes: paged, onePage: false, comment: "Any number of pages: a job." });
  }
  return ways;
}

const comments: Readonly<Record<FileKind, string>> = {
  document: "A document.",
  audio: "A recording: a job.",
  image: "An image.",
  video: "A film: a job.",
  text: "A text.",
};
