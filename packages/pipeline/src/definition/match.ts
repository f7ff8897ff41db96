import type { Expression } from "@tributary/asl";
import { TributaryError } from "@tributary/errors";
import { z } from "zod";
import type { FileKind } from "../blueprint.ts";
import { checkOptions, type OptionsOwner } from "./check-options.ts";
import type { FileFacts } from "./file-facts.ts";

/** What a route asks of a file beside its kind. All that is given has to hold. */
export interface Match {
  /** One of these: `["image/tiff"]`. */
  readonly mediaTypes?: readonly string[];
  /** One of these patterns fits the key below the raw prefix: `*` inside a folder, `?` one character, `**` over folders. */
  readonly keys?: string | readonly string[];
  /** A test of your own; it becomes a Choice condition. */
  readonly where?: (file: FileFacts) => Expression<boolean>;
}

export interface CheckedMatch {
  readonly mediaTypes: readonly string[];
  readonly keys: readonly string[];
  readonly where?: (file: FileFacts) => Expression<boolean>;
}

const mediaType = z.string().regex(/^[a-z]+\/[a-z0-9][a-z0-9.+-]*$/, "a media type looks like image/tiff");
const keyPattern = z.string().min(1, "a key pattern cannot be empty");

const match = z.strictObject({
  mediaTypes: z.array(mediaType).min(1, "name a media type, or leave the option out").optional(),
  keys: z
    .union([keyPattern, z.array(keyPattern).min(1)], "a pattern such as **/forms/*.png, or a list of them")
    .optional(),
  where: z.custom<CheckedMatch["where"]>((value) => typeof value === "function", "a function").optional(),
});

/** Media types that a kind can have. */
const ofKind: Readonly<Record<FileKind, RegExp>> = {
  document: /^(?:application\/pdf|image\/(?:tiff|png|jpeg))$/,
  image: /^image\/(?:png|jpeg)$/,
  audio: /^audio\//,
  video: /^video\//,
  text: /^(?:text|message)\/|^application\/(?!pdf)/,
};

/** Whether the first argument of `on.document()` and its like is a predicate. */
export function isMatch(value: unknown): value is Match {
  return typeof value === "object" && value !== null && !("type" in value) && !Array.isArray(value);
}

export function checkMatch(kind: FileKind, given: Match, owner: OptionsOwner): CheckedMatch {
  const { mediaTypes = [], keys = [], where } = checkOptions(match, given, owner);
  const patterns = typeof keys === "string" ? [keys] : keys;
  const place = owner.at ? { at: owner.at } : {};
  const foreign = mediaTypes.find((type) => !ofKind[kind].test(type));
  if (foreign) throw new TributaryError("TRB-PIP-020", `${foreign} files never arrive at ${owner.of}.`, place);
  const bad = patterns.find((pattern) => pattern.startsWith("/") || /\*{3}|[^/]\*\*|\*\*[^/]/.test(pattern));
  if (bad !== undefined) {
    throw new TributaryError(
      "TRB-PIP-017",
      `Cannot read the key pattern ${JSON.stringify(bad)} of ${owner.of}.`,
      place,
    );
  }
  return { mediaTypes: [...new Set(mediaTypes)], keys: [...new Set(patterns)], ...(where ? { where } : {}) };
}

export const everyFile: CheckedMatch = { mediaTypes: [], keys: [] };

export function matchesEveryFile({ mediaTypes, keys, where }: CheckedMatch): boolean {
  return mediaTypes.length === 0 && keys.length === 0 && where === undefined;
}
