import { realpath, stat } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { formatError, isTributaryError, TributaryError } from "@tributary/errors";
import { withLocalCloud } from "../cloud/open-stack.ts";
import type { DevOptions } from "../commands/dev.ts";
import { findPipelineFile } from "../definition/find-pipeline-file.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { seenFrom } from "../show/seen-from.ts";
import { DevStack } from "./dev-stack.ts";
import { endpointSettings } from "./endpoint-settings.ts";
import { watchChanges } from "./watch-changes.ts";
import { FileWatch } from "./watch-files.ts";

/** `pipeline dev`: the local cloud stays up; a change of the pipeline is deployed, a file in the folder is taken in. */
export async function dev(given: Io, folder: string | undefined, options: DevOptions): Promise<number> {
  const stateDir = resolve(given.cwd, options.state);
  const file = await findPipelineFile(options.pipeline, given.cwd);
  const inbox = folder === undefined ? undefined : await folderOf(given, folder);
  return withLocalCloud({ stateDir, port: options.port, signal: given.signal }, async (cloud, signal) => {
    const io: Io = { ...given, signal };
    io.stdout.write(
      `Local cloud on ${cloud.endpoint}, account ${cloud.account}, ${cloud.region}\n\n${endpointSettings(cloud)}\n\n`,
    );
    const stack = new DevStack(io, cloud, { file, stateDir, inbox });
    const attempt = async (work: () => Promise<void>): Promise<void> => {
      // One mistake in the file must not end the cloud: it is told, and the next change is another chance.
      await work().catch((error: unknown) => {
        if (!isTributaryError(error)) throw error;
        io.stderr.write(`${formatError(seenFrom(io.cwd, error))}\n`);
      });
    };
    const sources = new FileWatch(io.signal);
    sources.follow(stack.sources);
    await attempt(() => stack.deploy());
    sources.follow(stack.sources);
    await attempt(() => stack.takeIn());
    const watched = [
      relative(io.cwd, file),
      "what it imports",
      ...(inbox === undefined ? [] : [relative(io.cwd, inbox) || "."]),
    ];
    io.stdout.write(`Watching ${watched.slice(0, -1).join(", ")} and ${watched.at(-1)}. Ctrl-C ends.\n`);
    await Promise.all([
      forEach(sources.bursts(), async () => {
        await attempt(() => stack.deploy());
        sources.follow(stack.sources);
      }),
      inbox === undefined ? undefined : forEach(watchChanges(inbox, io.signal), () => attempt(() => stack.takeIn())),
    ]);
    await stack.close();
    return exitCodes.ok;
  });
}

async function forEach<T>(bursts: AsyncIterable<T>, work: () => Promise<void>): Promise<void> {
  for await (const _burst of bursts) await work();
}

async function folderOf(io: Io, given: string): Promise<string> {
  const path = resolve(io.cwd, given);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory())
    throw new TributaryError("TRB-CLI-008", `There is no folder ${path}`, {
      fix: "Make it, or leave it out: only the pipeline is watched then.",
    });
  return realpath(path);
}
