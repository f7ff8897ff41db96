import type { SFNClient } from "@aws-sdk/client-sfn";
import type { Io } from "../io.ts";
import { liveProgress } from "./live-progress.ts";
import { plainProgress } from "./plain-progress.ts";
import { type Progress, silentProgress } from "./progress.ts";

/** A picture on a terminal, lines in a pipe, nothing beside a JSON object. */
export function openProgress({ stdout }: Io, sfn: SFNClient, json: boolean): Progress {
  if (json) return silentProgress;
  return stdout.isTTY === true && stdout === process.stdout ? liveProgress(process.stdout, sfn) : plainProgress(stdout);
}
