import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { bySeverity, reviewAccess } from "@tributary/access";
import { TributaryError } from "@tributary/errors";
import type { ReviewOptions } from "../commands/access.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { findDrift } from "./drift.ts";
import { reportHtml } from "./html/report-html.ts";
import { withReview } from "./open-review.ts";
import type { Report } from "./report.ts";
import { roleDrift } from "./role-drift.ts";
import { reportCsv } from "./show/report-csv.ts";
import { reportText } from "./show/report-text.ts";

/** `pipeline access review`: reads what is deployed, judges it, and shows it in the forms that were asked for. */
export function reviewCommand(io: Io, options: ReviewOptions): Promise<number> {
  return withReview(io, options, async ({ blueprint, target, deployment, setting, snapshot, rawPoints }) => {
    if (options.tenant !== undefined && !setting.tenants.some(({ name }) => name === options.tenant))
      throw new TributaryError("TRB-ACC-007", `There is no tenant ${JSON.stringify(options.tenant)}`);
    const review = reviewAccess(setting, snapshot);
    const roles = roleDrift(blueprint, deployment, snapshot);
    const report: Report = {
      ...review,
      risks: [...review.risks, ...roles.risks].sort(bySeverity),
      unread: [...review.unread, ...roles.unread],
      drift: [...findDrift(blueprint, deployment, { snapshot, rawPoints }), ...roles.drift],
      readAt: new Date().toISOString(),
      where: target.where,
    };
    const files: string[] = [];
    const write = async (file: string | undefined, make: () => string): Promise<void> => {
      if (file === undefined) return;
      const path = resolve(io.cwd, file);
      await writeFile(path, make()).catch((cause: unknown) => {
        throw new TributaryError("TRB-ACC-011", `Cannot write ${path}`, { cause, at: { file: path } });
      });
      files.push(file);
    };
    await write(options.csv, () => reportCsv(report));
    await write(options.html, () => reportHtml(report));
    if (options.json) io.stdout.write(`${JSON.stringify(report)}\n`);
    else {
      io.stdout.write(`${reportText(report, { ...options, colors: io.stdout.isTTY === true })}\n`);
      for (const file of files) io.stdout.write(`Written: ${file}\n`);
    }
    return report.risks.some(({ severity }) => severity === "high") ? exitCodes.unsound : exitCodes.ok;
  });
}
