import type { Span } from "./span.ts";

const word = "(?:\\p{Lu}[\\p{L}\\p{N}'’.-]*)";
// A name has so many words at most, which keeps a text of capitals from taking the square of its length.
const more = `(?:[ ]${word}){0,8}`;
const joined = `${word}(?:[ ](?:&|and|of|for|the|${word})){0,8}?`;
const legal =
  "(?:Ltd|Limited|plc|PLC|Inc|Incorporated|LLC|LLP|GmbH|AG|SE|S\\.A\\.|SA|NV|BV|AB|Oy|Corp|Corporation|Company|Co)\\.?";
const trade =
  "(?:Bank|Insurance|Logistics|Airlines|Airways|University|College|Institute|Hospital|Department|Ministry|Council|Agency|Association|Foundation|Group|Holdings|Partners|Trading|Industries|Services|Restoration|Freight|Hardware|Media|Motors|Software|Systems|Technologies|Consulting|Solutions|Pharmaceuticals)";

const patterns: readonly RegExp[] = [
  new RegExp(`(?<![\\p{L}])${joined}[ ]${legal}(?![\\p{L}])`, "gu"),
  new RegExp(`(?<![\\p{L}])${word}${more}[ ]&[ ]${word}${more}`, "gu"),
  new RegExp(`(?<![\\p{L}])${word}${more}?[ ]${trade}(?:[ ]${legal})?(?![\\p{L}])`, "gu"),
  new RegExp(`(?<![\\p{L}])(?:University|Bank|Ministry|Department|Institute)[ ]of[ ]${word}${more}`, "gu"),
];

const opening = /^(?:The|A|An|Dear|And|But|Or|If|When|At|In|On|For|From|With|Our|Your|My|We|I)\s/;

/** Companies and public bodies by the words their names end in. */
export function findOrganizations(text: string): Span[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const lead = opening.exec(match[0])?.[0].length ?? 0;
      return { start: match.index + lead, end: match.index + match[0].length };
    }),
  );
}
