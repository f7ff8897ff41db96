import { join } from "node:path";
import { main } from "@tributary/cli";

export const repository = join(import.meta.dirname, "../..");

export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command line in this process, as `pipeline` would, and keeps what it prints. */
export async function runCli(argv: readonly string[], cwd = repository): Promise<CliResult> {
  const printed = { stdout: "", stderr: "" };
  const code = await main(argv, {
    stdout: { write: (text: string) => (printed.stdout += text) },
    stderr: { write: (text: string) => (printed.stderr += text) },
    cwd,
    signal: new AbortController().signal,
  });
  return { code, ...printed };
}

export interface RunReport {
  readonly ingested: number;
  readonly succeeded: number;
  readonly incomplete: number;
  readonly quarantined: number;
  readonly inFlight: number;
  readonly files: readonly RunFile[];
}

export interface RunFile {
  readonly key: string;
  readonly tenant: string;
  readonly documentId: string;
  readonly kind: string | null;
  readonly status: string;
  readonly reason: string | null;
  readonly recordUri: string | null;
  readonly seconds: number | null;
}

/** Runs files through the claims pipeline and reads the JSON report. */
export async function runClaims(state: string, ...files: string[]): Promise<RunReport & { code: number }> {
  const { code, stdout, stderr } = await runCli([
    "run",
    "-p",
    "statemachines/claims",
    "--state",
    state,
    "--json",
    ...files,
  ]);
  if (code === 1) throw new Error(`pipeline run failed:\n${stderr}`);
  return { code, ...(JSON.parse(stdout) as RunReport) };
}

/** Asks the lake that earlier runs left in `state`; rows come back as objects. */
export async function queryClaims(state: string, sql: string): Promise<Record<string, string | number | null>[]> {
  const { code, stdout, stderr } = await runCli([
    "query",
    "-p",
    "statemachines/claims",
    "--state",
    state,
    "--json",
    sql,
  ]);
  if (code !== 0) throw new Error(`pipeline query failed:\n${stderr}`);
  return (JSON.parse(stdout) as { rows: Record<string, string | number | null>[] }).rows;
}
