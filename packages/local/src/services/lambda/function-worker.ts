import { parentPort, workerData } from "node:worker_threads";
import { installConsole } from "./function-console.ts";
import { functionError } from "./function-error.ts";
import { invocationContext } from "./invocation-context.ts";
import { loadHandler } from "./load-handler.ts";
import type { InvokeMessage, WorkerAnswer, WorkerSetup } from "./worker-message.ts";

// Entry file of a function's worker thread: loads the handler once, then runs one invocation after the other.
const setup = workerData as WorkerSetup;
let running: string | undefined;
installConsole(setup.logging, () => running);
const handler = loadHandler(setup.codeDir, setup.handler);
// A failed load is the answer of every invocation, not a crash of the thread.
handler.catch(() => undefined);

parentPort?.on("message", async (message: InvokeMessage) => {
  parentPort?.postMessage(await run(message));
});

async function run({ requestId, payload, deadline }: InvokeMessage): Promise<WorkerAnswer> {
  running = requestId;
  try {
    const invoke = await handler;
    const result = await invoke(JSON.parse(payload), invocationContext(setup, requestId, deadline));
    return { requestId, result: JSON.stringify(result) ?? "null" };
  } catch (error) {
    return { requestId, error: functionError(error) };
  }
}
