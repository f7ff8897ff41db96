import { TributaryError } from "@tributary/errors";
import { at, callerPlace } from "../definition/place.ts";
import { checkExtractors } from "./check-extractors.ts";
import type { ExtractorNode } from "./extractor.ts";

/** What `first.then(...following)` continues with, checked at run time for authors without a compiler. */
export function followedBy(
  first: ExtractorNode,
  following: readonly unknown[],
  door: (...args: never[]) => unknown,
): readonly ExtractorNode[] {
  const place = callerPlace(door);
  const where = place ? { at: place } : at(first);
  if (following.some((one) => typeof one === "function")) {
    throw new TributaryError("TRB-PIP-016", `${first.name} was awaited, or one that follows it was not called.`, {
      ...where,
      fix: "An extractor has a then() but is no promise: do not await it, and call the ones that follow: comprehend.entities().",
    });
  }
  if (first.next.length > 0) {
    throw new TributaryError("TRB-PIP-008", `${first.name} has its then() already.`, {
      ...where,
      fix: "Give all extractors that follow to one then(a, b): they run side by side.",
    });
  }
  const next = checkExtractors(following, { of: `${first.name}.then()`, at: where.at });
  const unable = next.find((one) => first.yields !== "transcript" || !one.reads.includes(first.yields));
  if (unable) {
    throw new TributaryError("TRB-PIP-008", `${unable.name} cannot read what ${first.name} yields.`, where);
  }
  return next;
}
