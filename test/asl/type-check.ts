import { join } from "node:path";
import ts from "typescript";

/** What the compiler says of a source, and what that took it. */
export interface TypeCheck {
  readonly messages: readonly string[];
  readonly instantiations: number;
  /** Seconds of processor time to read the source and all it imports, and to check it. */
  readonly readSeconds: number;
  readonly checkSeconds: number;
}

const folder = import.meta.dirname;

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  customConditions: ["@tributary/source"],
  allowImportingTsExtensions: true,
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Checks a source as if it stood in this folder. */
export function typeCheck(source: string): TypeCheck {
  const file = join(folder, "checked.ts");
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...how) =>
    name === file ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2023, true) : getSourceFile(name, ...how);
  const begun = process.cpuUsage();
  const program = ts.createProgram({ rootNames: [file], options, host });
  const read = process.cpuUsage(begun);
  const atRead = process.cpuUsage();
  const checked = program.getSourceFile(file);
  const found = [...program.getSyntacticDiagnostics(checked), ...program.getSemanticDiagnostics(checked)];
  const spent = process.cpuUsage(atRead);
  return {
    messages: found.map(
      ({ start = 0, messageText }) =>
        `${(checked?.getLineAndCharacterOfPosition(start).line ?? 0) + 1}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    ),
    instantiations: program.getInstantiationCount(),
    readSeconds: read.user / 1e6,
    checkSeconds: spent.user / 1e6,
  };
}
