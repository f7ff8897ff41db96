import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { StateMachine } from "@tributary/asl";
import { type SourcePlace, TributaryError } from "@tributary/errors";
import { importModule } from "../definition/import-module.ts";
import { placeOfExport } from "../definition/place-in-source.ts";
import { sourceText } from "../definition/source-text.ts";
import type { Io } from "../io.ts";

/** A machine that a module exports, and where its states are written. */
export interface ExportedMachine {
  readonly name: string;
  readonly machine: StateMachine;
  /** Where the state that a JSON pointer leads to is written; the machine's export when its name is made at run time. */
  readonly placeOf: (pointer: string) => Promise<SourcePlace>;
}

export const isModule = (file: string): boolean => /\.[cm]?[jt]s$/.test(file);

/** The state machines a module of the author's exports. */
export async function machinesIn(io: Io, file: string, state: string): Promise<readonly ExportedMachine[]> {
  const path = resolve(io.cwd, file);
  const { exports, sources } = await importModule(path, resolve(io.cwd, state));
  const machines = Object.entries(exports).flatMap(([name, value]) =>
    isMachine(value) ? [{ name, machine: value }] : [],
  );
  if (machines.length === 0) {
    throw new TributaryError("TRB-CLI-006", `${sourceText({ file: path }, io.cwd)} exports no state machine`, {
      at: { file: path },
      fix: "Export what stateMachine() answers, or lint a pipeline with `pipeline lint -p <file>`.",
    });
  }
  const texts = await Promise.all(
    sources.map(async (source) => ({ file: source, text: await readFile(source, "utf8") })),
  );
  return machines.map(({ name, machine }) => ({
    name,
    machine,
    placeOf: async (pointer) => writtenAt(texts, pointer) ?? (await placeOfExport(path, name)),
  }));
}

function isMachine(value: unknown): value is StateMachine {
  return typeof value === "object" && value !== null && "toAsl" in value && typeof value.toAsl === "function";
}

interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** The innermost state's name, where a flow is given it: `.task("Name", ...)`. */
function writtenAt(texts: readonly SourceText[], pointer: string): SourcePlace | undefined {
  const steps = pointer.split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  for (let at = steps.length - 1; at > 0; at -= 1) {
    if (steps[at - 1] !== "States") continue;
    const name = (steps[at] ?? "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const call = new RegExp(`\\.(?:task|pass|choice|wait|parallel|map|state|succeed|fail)\\(\\s*(["'\`])${name}\\1`);
    for (const { file, text } of texts) {
      const found = call.exec(text);
      if (!found) continue;
      const before = text.slice(0, found.index + 1).split("\n");
      return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    }
  }
  return undefined;
}
