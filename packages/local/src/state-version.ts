import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { TributaryError } from "@tributary/errors";
import { isRecord } from "./template/is-record.ts";

const version = 1;

export interface StateOwner {
  readonly account: string;
  readonly region: string;
}

/** Makes the state directory, or checks that this version and this account made it. */
export async function openState(stateDir: string, { account, region }: StateOwner): Promise<void> {
  await mkdir(stateDir, { recursive: true });
  const file = join(stateDir, "cloud.json");
  const found = await read(file);
  if (found === undefined) {
    await writeFile(`${file}.new`, `${JSON.stringify({ version, account, region })}\n`);
    await rename(`${file}.new`, file);
    return;
  }
  if (found.version !== version) {
    throw new TributaryError(
      "TRB-LOC-003",
      `${stateDir} was written by another version of the local cloud (${String(found.version)}, this is ${version})`,
      { at: { file } },
    );
  }
  if (found.account !== account || found.region !== region) {
    throw new TributaryError(
      "TRB-LOC-003",
      `${stateDir} belongs to account ${String(found.account)} in ${String(found.region)}, not ${account} in ${region}`,
      { at: { file } },
    );
  }
}

async function read(file: string): Promise<Record<string, unknown> | undefined> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch {
    // Told below, like any other file that is not ours.
  }
  throw new TributaryError("TRB-LOC-003", `${file} is not the mark of a local cloud's state directory`, {
    at: { file },
  });
}
