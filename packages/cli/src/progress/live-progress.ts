import type { SFNClient } from "@aws-sdk/client-sfn";
import { createLogUpdate } from "log-update";
import type { FileResult } from "../follow/file-result.ts";
import type { FlyingFile } from "../follow/flight.ts";
import { type RunningState, runningState } from "../follow/running-state.ts";
import { bar } from "../show/bar.ts";
import { fit } from "../show/fit.ts";
import { seconds } from "../show/words.ts";
import type { Progress } from "./progress.ts";

/** Steps of the longest ordinary way through a pipeline; a file's bar is full when it has ended, not before. */
const longWay = 8;
const shownFiles = 8;

/** A picture of the run that is drawn anew in place: all files in one bar, and each file that is under way. */
export function liveProgress(stream: NodeJS.WriteStream, sfn: SFNClient): Progress {
  const draw = createLogUpdate(stream);
  const startedAt = performance.now();
  let total = 0;
  const results: FileResult[] = [];

  const render = (lines: readonly string[]): void => {
    const unsound = results.filter(({ status }) => status !== "SUCCEEDED").length;
    const head = `${bar(total === 0 ? 0 : results.length / total, 24)}  ${results.length}/${total} files${unsound > 0 ? `, ${unsound} not sound` : ""}  ${seconds((performance.now() - startedAt) / 1000)}`;
    draw([head, ...lines].map((line) => fit(line, stream.columns ?? 80)).join("\n"));
  };

  return {
    begin: (count) => {
      total = count;
      render([]);
    },
    look: async (flying) => {
      const shown = flying.filter(({ running }) => running).slice(0, shownFiles);
      const states = await Promise.all(shown.map(({ file }) => runningState(sfn, file.executionArn)));
      const more = flying.length - shown.length;
      render([...shown.map((one, index) => fileLine(one, states[index])), ...(more > 0 ? [`  and ${more} more`] : [])]);
    },
    ended: (result) => results.push(result),
    close: () => draw.clear(),
  };
}

function fileLine({ file, since }: FlyingFile, at: RunningState | undefined): string {
  const share = Math.min(0.95, (at?.transitions ?? 0) / longWay);
  const time = seconds((performance.now() - since) / 1000);
  return `  ${bar(share, 8)}  ${fit(file.name, 36, "start")}  ${(at?.kind ?? "").padEnd(8)}  ${fit(at?.state ?? "", 22)}  ${time}`;
}
