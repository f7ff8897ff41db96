import { TributaryError } from "@tributary/errors";
import type { OptionsOwner } from "../definition/check-options.ts";
import { at } from "../definition/place.ts";
import type { ExtractorNode } from "./extractor.ts";

/** Checks that values are extractors, at least one, none twice. */
export function checkExtractors(values: readonly unknown[], owner: OptionsOwner): readonly ExtractorNode[] {
  const place = owner.at ? { at: owner.at } : {};
  if (values.length === 0) throw new TributaryError("TRB-PIP-015", `${owner.of} was given no extractor.`, place);
  const extractors = values.map((value) => {
    if (isExtractor(value)) return value;
    throw new TributaryError("TRB-PIP-016", `${owner.of} was given ${named(value)} where an extractor belongs.`, place);
  });
  const twice = extractors.find((one, index) => extractors.findIndex(({ name }) => name === one.name) < index);
  if (twice)
    throw new TributaryError("TRB-PIP-009", `${owner.of} has ${twice.name} twice.`, { ...place, ...at(twice) });
  return extractors;
}

function isExtractor(value: unknown): value is ExtractorNode {
  return typeof value === "object" && value !== null && "type" in value && value.type === "extractor";
}

function named(value: unknown): string {
  if (typeof value === "function") return "a function";
  return value === undefined ? "nothing" : (JSON.stringify(value) ?? String(value));
}
