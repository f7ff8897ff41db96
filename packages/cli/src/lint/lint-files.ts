import { resolve } from "node:path";
import { type AwsModel, type Diagnostic, lint, lintText } from "@tributary/asl";
import { codes, isTributaryError } from "@tributary/errors";
import { readText } from "../asl/read-text.ts";
import { sourceText } from "../definition/source-text.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { isModule, machinesIn } from "./machines-in.ts";

interface HowToLint {
  readonly aws: AwsModel;
  readonly express: boolean;
  readonly json: boolean;
  readonly state: string;
}

interface Remark extends Omit<Diagnostic, "code"> {
  readonly code: keyof typeof codes;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** What a module exports the machine as. */
  readonly machine?: string;
  readonly fix: string;
}

/** `pipeline lint <files>`: ASL files and modules that export machines, each remark with its line and column. Errors exit with 1. */
export async function lintFiles(io: Io, files: readonly string[], how: HowToLint): Promise<number> {
  const remarks: Remark[] = [];
  for (const file of files)
    remarks.push(...(isModule(file) ? await ofModule(io, file, how) : await ofAsl(io, file, how)));
  const errors = remarks.filter(({ severity }) => severity === "error").length;
  const warnings = remarks.length - errors;
  if (how.json) {
    io.stdout.write(`${JSON.stringify({ files, errors, warnings, remarks })}\n`);
  } else {
    const lines = remarks.map(({ severity, code, message, location, machine, fix, ...place }) => {
      const inside = machine === undefined ? "" : `, in ${location || "/"} of ${machine}`;
      return `${severity} ${code}: ${message}\n  at   ${sourceText(place, io.cwd)}${inside}\n  fix  ${fix}\n`;
    });
    const counted = files.length === 1 ? "1 file" : `${files.length} files`;
    io.stdout.write(`${lines.join("")}${counted}: ${errors} errors, ${warnings} warnings\n`);
  }
  return errors === 0 ? exitCodes.ok : exitCodes.error;
}

const settings = ({ aws, express }: HowToLint) => ({ aws, type: express ? "EXPRESS" : "STANDARD" }) as const;

async function ofAsl(io: Io, file: string, how: HowToLint): Promise<readonly Remark[]> {
  const path = resolve(io.cwd, file);
  try {
    const found = lintText(await readText(io.cwd, file), path, settings(how));
    return found.map((each) => ({ ...each, file: path, fix: codes[each.code].fix }));
  } catch (error) {
    if (!isTributaryError(error)) throw error;
    const { line = 1, column = 1 } = error.at ?? {};
    const { code, message } = error;
    return [{ code, severity: "error", message, location: "", file: path, line, column, fix: codes[code].fix }];
  }
}

async function ofModule(io: Io, file: string, how: HowToLint): Promise<readonly Remark[]> {
  const remarks: Remark[] = [];
  for (const { name, machine, placeOf } of await machinesIn(io, file, how.state)) {
    for (const found of lint(machine.toAsl(), settings(how)))
      remarks.push({ ...found, ...(await placeOf(found.location)), machine: name, fix: codes[found.code].fix });
  }
  return remarks;
}
