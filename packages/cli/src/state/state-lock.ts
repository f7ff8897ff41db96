import { mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { TributaryError } from "@tributary/errors";

export interface StateLock {
  release(): Promise<void>;
}

/** Takes a state folder for this process. Two local clouds on one folder would overwrite each other's work. */
export async function lockState(stateDir: string): Promise<StateLock> {
  await mkdir(stateDir, { recursive: true }).catch((cause: unknown) => {
    throw new TributaryError("TRB-CLI-007", `Cannot make the state folder ${stateDir}`, { cause });
  });
  const file = join(stateDir, "pipeline.lock");
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await claim(file)) return { release: () => rm(file, { force: true }) };
    const holder = Number((await readFile(file, "utf8").catch(() => "")).trim());
    if (holder > 0 && isAlive(holder)) {
      throw new TributaryError("TRB-CLI-008", `The state folder ${stateDir} is in use by process ${holder}`);
    }
    // Left behind by a killed process; its id is gone, or was never written.
    await rm(file, { force: true });
  }
  throw new TributaryError("TRB-CLI-008", `The state folder ${stateDir} is being taken by other processes`);
}

async function claim(file: string): Promise<boolean> {
  try {
    const handle = await open(file, "wx");
    await handle.writeFile(`${process.pid}\n`);
    await handle.close();
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw new TributaryError("TRB-CLI-007", `Cannot write to the state folder: ${file}`, { cause: error });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
