import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Flow, StateMachine } from "@tributary/asl";
import type { Bench } from "./bench.ts";
import { cdkMachine } from "./cdk-machine.ts";

const states = 100;
const runs = 25;

/** Building, printing and linting a machine of 100 states, beside aws-cdk-lib synthesising the same machine. */
export const bench: Bench = {
  name: "asl-build",
  run: async (print) => {
    const asl = await shipped();
    const { lint, printAsl } = asl;
    const machine = (): StateMachine<unknown> => build(asl);
    const text = printAsl(machine());
    if (count(text) !== states) throw new Error(`the machine has ${count(text)} states`);
    const ours = median(() => printAsl(machine()));
    const definition = machine().toAsl();
    const linted = median(() => lint(definition));
    print(`build and print ${states} states: ${ours.toFixed(2)} ms`);
    print(`lint of it, warm: ${linted.toFixed(2)} ms (limit 50 ms: ${linted < 50 ? "kept" : "missed"})`);

    const folder = process.env.TRIBUTARY_CDK_DIR;
    if (folder === undefined || !existsSync(join(folder, "node_modules/aws-cdk-lib"))) {
      print("aws-cdk-lib: skipped, TRIBUTARY_CDK_DIR names no folder in which it is installed");
      return;
    }
    process.env.CDK_VALIDATION = "false";
    const synthesise = cdkMachine(folder);
    const theirs = JSON.stringify(synthesise(states));
    if (count(theirs) !== states) throw new Error(`aws-cdk-lib's machine has ${count(theirs)} states`);
    const peer = median(() => synthesise(states));
    const ratio = peer / ours;
    print(
      `aws-cdk-lib, the same machine: ${peer.toFixed(1)} ms, ${ratio.toFixed(0)} times ours (at least 20: ${ratio >= 20 ? "kept" : "missed"})`,
    );
  },
};

type Asl = typeof import("@tributary/asl");

/** What is shipped, as for the peer: the sources, transformed when they are loaded, carry a helper around every function. */
function shipped(): Promise<Asl> {
  return import(new URL("../../packages/asl/dist/index.js", import.meta.url).href);
}

/** Names are made at run time, so the compiler does not follow them. */
type Loose = Flow<unknown, Record<never, never>, unknown, never>;

function build(asl: Asl): StateMachine<unknown> {
  return asl.stateMachine<unknown>({}, (flow) => {
    let line: Loose = flow.forgetNames();
    for (let at = 0; at < states; at += 1) line = withState(asl, line, at).forgetNames();
    return line;
  });
}

function withState(asl: Asl, flow: Loose, at: number): { forgetNames(): Loose } {
  if (at % 4 === 1) return flow.pass(`Pass${at}`, { output: () => ({ at }) });
  if (at % 4 === 3) return flow.wait(`Wait${at}`, () => ({ seconds: 5 }));
  const args = { Bucket: "claims", Key: `inbox/${at}` };
  return flow.task(`Call${at}`, () => asl.taskCall<unknown>("arn:aws:states:::aws-sdk:s3:headObject", args));
}

/** States of a definition, in a text that may hold it inside of strings. */
const count = (text: string): number => text.match(/\\?"Type\\?":\s*\\?"(Task|Pass|Wait)\\?"/g)?.length ?? 0;

/** Both sides are warm, for as long as each other and not for as many runs: what is compared is the work, not the loading. */
function median(run: () => unknown): number {
  const warm = performance.now() + 1000;
  while (performance.now() < warm) run();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((left, right) => left - right);
  return times[Math.floor(runs / 2)] ?? 0;
}
