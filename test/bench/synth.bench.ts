import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bench } from "./bench.ts";

const repository = join(import.meta.dirname, "../..");
const cli = join(repository, "packages/cli/bin/pipeline.js");

/** Median wall time of a command, in milliseconds. */
function median(
  command: string,
  args: readonly string[],
  { runs, cwd = repository }: { runs: number; cwd?: string },
): number {
  const taken = Array.from({ length: runs }, () => {
    const from = performance.now();
    const { status, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
    if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}:\n${stderr}`);
    return performance.now() - from;
  });
  return taken.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

/** The same resources as an aws-cdk-lib app makes them: one L1 construct each, from the very template that synth wrote. */
const cdkApp = (template: string, out: string): string => `
import { App, CfnResource, Stack } from "aws-cdk-lib";
import { readFileSync } from "node:fs";
const { Resources } = JSON.parse(readFileSync(${JSON.stringify(template)}, "utf8"));
const app = new App({ outdir: ${JSON.stringify(out)} });
const stack = new Stack(app, "Claims");
for (const [id, { Type, Properties }] of Object.entries(Resources)) new CfnResource(stack, id, { type: Type, properties: Properties });
app.synth();
`;

/** Help and synth, each as its own process, beside an aws-cdk-lib app where TRIBUTARY_CDK_DIR names a folder that has it installed. */
export const bench: Bench = {
  name: "synth",
  run: async (print) => {
    const state = mkdtempSync(join(tmpdir(), "tributary-synth-"));
    try {
      const help = median("node", [cli, "--help"], { runs: 9 });
      const bare = median("node", ["-e", ""], { runs: 9 });
      print(`pipeline --help: ${help.toFixed(0)} ms (goal: under 150 ms; node itself takes ${bare.toFixed(0)} ms)`);
      const synth = [cli, "synth", "-p", "statemachines/claims", "--state", state];
      const cold = median("node", synth, { runs: 1 });
      const warm = median("node", synth, { runs: 7 });
      print(
        `synth of the claims, warm, with bundling: ${warm.toFixed(0)} ms (goal: under 500 ms); the first took ${cold.toFixed(0)} ms`,
      );
      const { Resources } = JSON.parse(readFileSync(join(state, "assembly/claims/template.json"), "utf8")) as {
        Resources: object;
      };
      const cdk = process.env.TRIBUTARY_CDK_DIR;
      if (cdk === undefined || !existsSync(join(cdk, "node_modules/aws-cdk-lib"))) {
        print("aws-cdk-lib: not measured; set TRIBUTARY_CDK_DIR to a folder with aws-cdk-lib and constructs installed");
        return;
      }
      const app = join(cdk, `tributary-bench-${process.pid}.mjs`);
      writeFileSync(app, cdkApp(join(state, "assembly/claims/template.json"), join(state, "cdk.out")));
      try {
        const theirs = median("node", [app], { runs: 5, cwd: cdk });
        print(
          `aws-cdk-lib app with the same ${Object.keys(Resources).length} resources, no bundling: ${theirs.toFixed(0)} ms, ${(theirs / warm).toFixed(1)} times as long`,
        );
      } finally {
        rmSync(app, { force: true });
      }
    } finally {
      rmSync(state, { recursive: true, force: true });
    }
  },
};
