import {
  type Answer,
  ask,
  doorName,
  explain,
  type Path,
  type PolicyPart,
  type ReviewPrincipal,
  requestOf,
  restricted,
} from "@tributary/access";
import { TributaryError } from "@tributary/errors";
import type { WhyOptions } from "../commands/access.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { findPrincipal } from "./find-principal.ts";
import { objectAction } from "./object-action.ts";
import { objectTags } from "./object-tags.ts";
import { type OpenedReview, withReview } from "./open-review.ts";
import { keyNotes, type S3Place, s3Place } from "./s3-place.ts";
import { tableWays } from "./table-ways.ts";

interface WhyQuestion {
  readonly principal: string;
  readonly action: string;
  readonly uri: string;
}

interface Door extends Answer {
  readonly through: string;
  readonly allowed: boolean;
  readonly parts: readonly PolicyPart[];
}

/** `pipeline access why`: one sentence, then each policy's part at each door. */
export function whyCommand(io: Io, question: WhyQuestion, options: WhyOptions): Promise<number> {
  return withReview(io, options, async (opened) => {
    const action = objectAction(question.action);
    const place = s3Place(question.uri, opened);
    if (place.key === "" && !action.startsWith("s3:ListBucket"))
      throw new TributaryError(
        "TRB-ACC-009",
        `${question.action} asks about an object, and ${question.uri} names none`,
      );
    const principal = findPrincipal(question.principal, opened);
    const object = { key: place.key, tags: await objectTags(opened.target, place) };
    const doors = doorsTo(place, opened).map((path): Door => {
      const asked = { principal, action, path, object, context: options.context };
      const answer = ask(asked, opened.snapshot);
      const met = Object.fromEntries(answer.conditions.map((text) => text.split(" = ", 2) as [string, string]));
      const { request, policies } = requestOf({ ...asked, context: { ...options.context, ...met } }, opened.snapshot);
      const shut = restricted(asked, opened.snapshot);
      const { parts } = explain(request, policies);
      const said: PolicyPart[] =
        shut === undefined
          ? []
          : [{ policy: "Block Public Access", layer: "resource", says: "denies", statements: [shut] }];
      return { ...answer, through: doorName(path), allowed: answer.decision.allowed, parts: [...parts, ...said] };
    });
    const shown = relevant(doors);
    const told = sentence(principal, { action, uri: question.uri }, doors);
    const rows = action === "s3:GetObject" ? tableWays(place, [principal], opened) : [];
    const notes = [
      ...(principal.missing
        ? [`${principal.label} does not exist (yet): only what resource policies say of it counts.`]
        : []),
      ...rows.map(({ because }) => `What is in it is read as rows, through Athena: ${because}`),
      ...keyNotes(place),
    ];
    if (options.json) {
      const allowed = doors.some((door) => door.allowed);
      io.stdout.write(
        `${JSON.stringify({ principal: principal.id, action, allowed, sentence: told, notes, doors: shown })}\n`,
      );
      return exitCodes.ok;
    }
    const lines = [told, ...notes, ...shown.flatMap(doorLines)];
    const hidden = doors.length - shown.length;
    if (hidden > 0)
      lines.push("", `${hidden} other ${hidden === 1 ? "access point refuses" : "access points refuse"} it as well.`);
    io.stdout.write(`${lines.join("\n")}\n`);
    return exitCodes.ok;
  });
}

/** The access points on the bucket, nearest name first, then the bucket; or only the door that was named. */
export function doorsTo(
  { bucket, key, point }: S3Place,
  { snapshot, deployment, blueprint }: OpenedReview,
): readonly Path[] {
  if (point) return [{ bucket, point }];
  const owner = blueprint.tenants.find(({ prefix }) => prefix && key.startsWith(`${deployment.rawPrefix}${prefix}`));
  const own = `${deployment.pipeline}-${deployment.stage}-${owner?.name}`;
  const points = snapshot.accessPoints.filter((each) => each.bucket === bucket.name);
  const sorted = [...points.filter(({ name }) => name === own), ...points.filter(({ name }) => name !== own)];
  return [...sorted.map((each) => ({ bucket, point: each })), { bucket }];
}

/** Doors that open, the tenant's own access point, and the bucket; a hundred others that refuse are only counted. */
const relevant = (doors: readonly Door[]): readonly Door[] =>
  doors.filter(({ allowed }, index) => allowed || index === 0 || index === doors.length - 1);

function sentence(
  principal: ReviewPrincipal,
  { action, uri }: { action: string; uri: string },
  doors: readonly Door[],
): string {
  const open = doors.filter(({ allowed }) => allowed);
  const what = `${action} on ${uri}`;
  const [first] = open;
  if (!first) return `${principal.label} may not ${what}: ${doors[0] ? reason(doors[0]) : "there is no door"}.`;
  const conditions = [
    ...first.conditions,
    ...(principal.assumed === undefined ? [] : [`account ${principal.assumed} allows it on its side`]),
  ];
  const condition = conditions.length > 0 ? `, if ${conditions.join(" and ")}` : "";
  return `${principal.label} may ${what} through ${open.map(({ through }) => through).join(" and ")}${condition}: ${reason(first)}.`;
}

const reason = ({ decision }: Door): string =>
  decision.sentence
    .replace(/^.*?, because (?:of )?/s, "")
    .replace(/^.*? may not: /s, "")
    .replace(/\.$/, "");

function doorLines({ through, allowed, conditions, parts }: Door): readonly string[] {
  const verdict = allowed ? `allowed${conditions.length > 0 ? ` if ${conditions.join(" and ")}` : ""}` : "refused";
  return [
    "",
    `${through}: ${verdict}`,
    ...(parts.length === 0 ? ["  no policy speaks here"] : []),
    ...parts.flatMap(({ policy, says, statements }) => [
      `  ${policy}: ${says}`,
      ...statements.map((line) => `    ${line}`),
    ]),
  ];
}
