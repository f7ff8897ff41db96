import type { FileKind } from "../blueprint.ts";
import { matchesEveryFile } from "../definition/match.ts";
import type { Route } from "../definition/on.ts";

/** A way out of the `Route` state. */
export interface RouteWay {
  readonly route: Route;
  readonly comment: string;
  /** Media types that the way is narrowed to; empty for all of the route. */
  readonly mediaTypes: readonly string[];
  /** Whether the files are one page of pixels, which Textract reads at once. */
  readonly onePage: boolean;
}

// https://docs.aws.amazon.com/textract/latest/dg/sync.html; a TIFF or a PDF may have more pages than one.
const onePage = ["image/png", "image/jpeg"];

/** The ways of all routes in the order they are tried: narrowed routes before those that take every file of a kind. */
export function routeWays(routes: readonly Route[]): readonly RouteWay[] {
  const narrowed = routes.filter(({ match }) => !matchesEveryFile(match));
  const open = routes.filter(({ match }) => matchesEveryFile(match));
  return [...narrowed, ...open].flatMap(waysOf);
}

/** Documents have two ways: one page is read at once, the rest is a job. */
function waysOf(route: Route): readonly RouteWay[] {
  const { mediaTypes } = route.match;
  if (!route.extractors.some(({ service }) => service === "textract")) {
    return [{ route, mediaTypes, onePage: false, comment: `${told[route.kind]}` }];
  }
  const single = mediaTypes.length === 0 ? onePage : mediaTypes.filter((type) => onePage.includes(type));
  const paged = mediaTypes.filter((type) => !onePage.includes(type));
  const ways: RouteWay[] = [];
  if (single.length > 0)
    ways.push({ route, mediaTypes: single, onePage: true, comment: "A page as a picture: one call." });
  if (mediaTypes.length === 0 || paged.length > 0) {
    ways.push({ route, mediaTypes: paged, onePage: false, comment: "A document of any number of pages: a job." });
  }
  return ways;
}

const told: Readonly<Record<FileKind, string>> = {
  document: "A document.",
  audio: "A recording: a job.",
  image: "An image.",
  video: "A film: a job.",
  text: "A text.",
};
