import { resolve } from "node:path";
import { type AwsModel, lintText } from "@tributary/asl";
import { readText } from "../asl/read-text.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";

interface HowToLint {
  readonly aws: AwsModel;
  readonly express: boolean;
  readonly json: boolean;
}

/** `pipeline lint <files>`: ASL files, each remark with its line and column. Errors exit with 1. */
export async function lintFiles(io: Io, files: readonly string[], { aws, express, json }: HowToLint): Promise<number> {
  const remarks: (ReturnType<typeof lintText>[number] & { readonly file: string })[] = [];
  for (const file of files) {
    const text = await readText(io.cwd, file);
    const found = lintText(text, resolve(io.cwd, file), { aws, type: express ? "EXPRESS" : "STANDARD" });
    remarks.push(...found.map((remark) => ({ file, ...remark })));
  }
  const errors = remarks.filter(({ severity }) => severity === "error").length;
  const warnings = remarks.length - errors;
  if (json) {
    io.stdout.write(`${JSON.stringify({ files, errors, warnings, remarks })}\n`);
  } else {
    const lines = remarks.map(
      ({ severity, code, message, file, line, column }) =>
        `${severity} ${code}: ${message}\n  at   ${file}:${line}:${column}\n`,
    );
    io.stdout.write(`${lines.join("")}${files.length} files: ${errors} errors, ${warnings} warnings\n`);
  }
  return errors === 0 ? exitCodes.ok : exitCodes.error;
}
