import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the benchmark uses of aws-cdk-lib, which is installed apart from this repository. */
interface CdkState {
  next(state: CdkState): CdkState;
}
interface Stepfunctions {
  readonly Pass: new (scope: object, id: string, props: object) => CdkState;
  readonly Wait: new (scope: object, id: string, props: object) => CdkState;
  readonly StateMachine: new (scope: object, id: string, props: object) => object;
  readonly DefinitionBody: { fromChainable(chain: CdkState): object };
  readonly WaitTime: { duration(value: object): object };
}
interface Tasks {
  readonly CallAwsService: new (scope: object, id: string, props: object) => CdkState;
}
interface Cdk {
  readonly App: new (props: object) => { synth(): { readonly stacks: readonly { readonly template: unknown }[] } };
  readonly Stack: new (scope: object, id: string) => object;
  readonly Duration: { seconds(value: number): object };
}

/** Synthesises a machine of that many states with aws-cdk-lib, and answers with the template. */
export function cdkMachine(folder: string): (states: number) => unknown {
  const load = createRequire(join(folder, "package.json"));
  const cdk: Cdk = load("aws-cdk-lib");
  const sfn: Stepfunctions = load("aws-cdk-lib/aws-stepfunctions");
  const tasks: Tasks = load("aws-cdk-lib/aws-stepfunctions-tasks");
  return (states) => {
    const outdir = mkdtempSync(join(tmpdir(), "tributary-cdk-"));
    try {
      const app = new cdk.App({ outdir, analyticsReporting: false });
      const stack = new cdk.Stack(app, "Stack");
      const made = Array.from({ length: states }, (_, at): CdkState => {
        if (at % 4 === 1) return new sfn.Pass(stack, `Pass${at}`, { result: { at }, resultPath: "$.at" });
        if (at % 4 === 3)
          return new sfn.Wait(stack, `Wait${at}`, { time: sfn.WaitTime.duration(cdk.Duration.seconds(5)) });
        return new tasks.CallAwsService(stack, `Call${at}`, {
          service: "s3",
          action: "headObject",
          parameters: { Bucket: "claims", Key: `inbox/${at}` },
          iamResources: ["*"],
        });
      });
      const [first] = made;
      if (!first) throw new Error("A machine needs a state.");
      made.reduce((before, state) => before.next(state));
      new sfn.StateMachine(stack, "Machine", { definitionBody: sfn.DefinitionBody.fromChainable(first) });
      return app.synth().stacks[0]?.template;
    } finally {
      rmSync(outdir, { recursive: true, force: true });
    }
  };
}
