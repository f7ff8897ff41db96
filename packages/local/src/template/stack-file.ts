import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { PreviousResource } from "./resource-provider.ts";

/** What the state directory remembers of a loaded template. */
export interface StackRecord {
  readonly stackName: string;
  readonly resources: Readonly<Record<string, StackResource>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

export interface StackResource extends PreviousResource {
  readonly type: string;
  /** Kept when it leaves the stack. */
  readonly retain: boolean;
  /** Deleted all the same when the operation that made it is rolled back. */
  readonly exceptOnCreate?: boolean;
  /** Kept when it is replaced. */
  readonly retainReplaced?: boolean;
}

const fileOf = (stateDir: string, stackName: string): string => join(stateDir, "stacks", `${stackName}.json`);

/** The stack as an earlier load left it; undefined when it was never loaded here. */
export async function readStack(stateDir: string, stackName: string): Promise<StackRecord | undefined> {
  try {
    return JSON.parse(await readFile(fileOf(stateDir, stackName), "utf8")) as StackRecord;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Written beside and renamed, so that a killed process leaves the old record or the new one, never half of one. */
export async function writeStack(stateDir: string, record: StackRecord): Promise<void> {
  const file = fileOf(stateDir, record.stackName);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify(record, undefined, 1));
  await rename(`${file}.new`, file);
}

export const forgetStack = (stateDir: string, stackName: string): Promise<void> =>
  rm(fileOf(stateDir, stackName), { force: true });
