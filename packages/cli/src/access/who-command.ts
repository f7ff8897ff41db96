import { grantsThrough, reviewPrincipals } from "@tributary/access";
import Table from "cli-table3";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { plainTable, trimmed } from "../show/plain-table.ts";
import { objectTags } from "./object-tags.ts";
import { withReview } from "./open-review.ts";
import { reportRows } from "./report.ts";
import { keyNotes, s3Place } from "./s3-place.ts";
import { tableWays } from "./table-ways.ts";
import type { TargetOptions } from "./target/target-options.ts";
import { doorsTo } from "./why-command.ts";

/** `pipeline access who`: everyone with a way to one object. */
export function whoCommand(io: Io, uri: string, options: TargetOptions): Promise<number> {
  return withReview(io, options, async (opened) => {
    const { setting, snapshot, target } = opened;
    const place = s3Place(uri, opened);
    const probes = [{ key: place.key, tags: await objectTags(target, place) }];
    const principals = reviewPrincipals(setting, snapshot);
    const atDoors = principals.flatMap((principal) =>
      doorsTo(place, opened).flatMap((path) =>
        grantsThrough(
          { tenant: "", layer: place.bucket === snapshot.raw ? "raw" : "extracted", principal, path, probes },
          snapshot,
        ),
      ),
    );
    const grants = [...tableWays(place, principals, opened), ...atDoors];
    const rows = reportRows({ principals, grants: grants.map((grant) => ({ ...grant, expected: true })) });
    const notes = [
      ...(place.key === ""
        ? ["Asked of the bucket as a whole; name an object, s3://bucket/key, to see who reads it."]
        : []),
      ...keyNotes(place),
    ];
    if (options.json) {
      const ways = rows.map(({ principal, kind, can, via, conditions, assumed, because }) => ({
        principal,
        kind,
        can,
        via,
        conditions,
        assumed,
        because,
      }));
      io.stdout.write(`${JSON.stringify({ uri, ways, notes })}\n`);
      return exitCodes.ok;
    }
    const table = new Table({ head: ["who", "kind", "can", "through", "if"], ...plainTable });
    for (const { label, kind, can, via, conditions, assumed } of rows) {
      const side = assumed === undefined ? [] : [`account ${assumed} allows it`];
      table.push([label, kind, can.join(" "), via, [...conditions, ...side].join(" and ")]);
    }
    const told = rows.length === 0 ? "Nobody but the account's root." : trimmed(table.toString());
    io.stdout.write(`${[told, ...notes].join("\n")}\n`);
    return exitCodes.ok;
  });
}
