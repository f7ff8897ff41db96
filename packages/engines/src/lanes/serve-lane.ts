import { parentPort } from "node:worker_threads";
import { faultOf, type LaneReply, type LaneRequest } from "./lane-message.ts";

export type LaneJobs = Readonly<Record<string, (input: never) => Promise<unknown>>>;

/** Answers a lane's jobs inside its thread. */
export function serveLane(jobs: LaneJobs): void {
  const port = parentPort;
  if (!port) throw new Error("serveLane runs in a worker thread only");
  const murmurs = keepMurmurs();
  port.on("message", (request: LaneRequest) => {
    void answer(jobs, request, murmurs).then((reply) => port.postMessage(reply));
  });
}

async function answer(jobs: LaneJobs, request: LaneRequest, murmurs: () => string): Promise<LaneReply> {
  try {
    const job = jobs[request.job];
    if (!job) throw new Error(`This thread knows no job ${request.job}`);
    return { id: request.id, output: await job(request.input as never) };
  } catch (error) {
    return { id: request.id, fault: faultOf(error, murmurs()) };
  }
}

/** The engines' native parts grumble on stderr about files that get an error anyway; it is kept for faults of our own. */
function keepMurmurs(): () => string {
  let murmurs = "";
  process.stderr.write = (chunk: string | Uint8Array): boolean => {
    murmurs = (murmurs + String(chunk)).slice(-1000);
    return true;
  };
  return () => murmurs;
}
