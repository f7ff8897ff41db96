import { type Json, startStepFunctions } from "../index.ts";

// The process the chaos test kills: a service on disk whose tasks call back into the test.
const [stateDir = "", world = ""] = process.argv.slice(2);

const server = await startStepFunctions({
  port: 0,
  stateDir,
  callService: async ({ arguments: args }) => {
    const response = await fetch(world, { method: "POST", body: JSON.stringify(args) });
    const answer = (await response.json()) as { readonly error?: string; readonly result?: Json };
    if (answer.error !== undefined) throw Object.assign(new Error(answer.error), { name: answer.error });
    return answer.result ?? null;
  },
});
process.stdout.write(`${server.endpoint}\n`);
