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

/** Checks sources as if they stood in this folder. Each message begins with its line. */
export function typeCheck(...sources: readonly string[]): TypeCheck {
  const files = new Map(sources.map((source, at) => [join(folder, `checked-${at}.ts`), source]));
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.getSourceFile = (name, ...how) => {
    const source = files.get(name);
    return source === undefined
      ? getSourceFile(name, ...how)
      : ts.createSourceFile(name, source, ts.ScriptTarget.ES2023, true);
  };
  const begun = process.cpuUsage();
  const program = ts.createProgram({ rootNames: [...files.keys()], options, host });
  const read = process.cpuUsage(begun);
  const atRead = process.cpuUsage();
  const found = [...files.keys()].flatMap((file) => {
    const checked = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(checked), ...program.getSemanticDiagnostics(checked)];
  });
  const spent = process.cpuUsage(atRead);
  return {
    messages: found.map(said),
    instantiations: program.getInstantiationCount(),
    readSeconds: read.user / 1e6,
    checkSeconds: spent.user / 1e6,
  };
}

function said({ file, start = 0, messageText }: ts.Diagnostic): string {
  const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
  return `${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
}
