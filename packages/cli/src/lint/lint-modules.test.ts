import { expect, test } from "vitest";
import { spawnCli } from "../testing/spawn-cli.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const orders = `import { lambda, stateMachine } from "@tributary/asl";
export { closing } from "./closing.ts";

const name = "Sto" + "re";
export const orders = stateMachine<{ readonly id: string }>({}, (flow) =>
  flow
    .task("Ask", ({ input, context }) => lambda.invoke("ask", { id: input.id, token: context.Task.Token }))
    .forgetNames()
    .task(name, ({ context }) => lambda.invoke("store", { token: context.Task.Token }))
    .succeed("Done"),
);
`;

const closing = `import { stateMachine, taskCall } from "@tributary/asl";

export const closing = stateMachine<unknown>({}, (flow) =>
  flow
    .task("Compact", () => taskCall("arn:aws:states:::glue:startJobRun.sync", { JobName: "compact" }))
    .task("Quiet", () => taskCall("arn:aws:states:::glue:startJobRun.sync", { JobName: "quiet" }), {
      comment: "lint-allow TRB-ASL-114: it ends by itself",
    })
    .succeed("Closed"),
);
`;

test("lint of a module tells where its machines' states are written", async () => {
  const folder = await temporaryFolder({
    "orders.ts": orders,
    "closing.ts": closing,
    "none.ts": "export const a = 1;\n",
  });
  const { code, stdout } = await spawnCli(["lint", "orders.ts"], folder);
  expect(stdout.match(/^.*TRB-ASL.*\n {2}at .*$/gm)).toEqual([
    "warning TRB-ASL-114: a job that hangs holds the execution for up to a year\n  at   closing.ts:5:6, in /States/Compact of closing",
    "error TRB-ASL-116: there is a task token only in a .waitForTaskToken state\n  at   orders.ts:7:6, in /States/Ask/Arguments/Payload/token of orders",
    // A name made at run time: the machine.
    "error TRB-ASL-116: there is a task token only in a .waitForTaskToken state\n  at   orders.ts:5:1, in /States/Store/Arguments/Payload/token of orders",
  ]);
  expect(code).toBe(1);

  const none = await spawnCli(["lint", "none.ts"], folder);
  expect(none.stderr).toContain("TRB-CLI-006: none.ts exports no state machine\n  at   none.ts\n");
  expect(none.code).toBe(1);
}, 60_000);

test("graph and cost take a module's machine", async () => {
  const folder = await temporaryFolder({ "orders.ts": orders, "closing.ts": closing });
  const drawn = await spawnCli(["graph", "orders.ts#closing", "--format", "mermaid"], folder);
  expect(drawn.stdout).toContain("Compact<br/>");
  const both = await spawnCli(["cost", "orders.ts"], folder);
  expect(both.stderr).toContain(
    "TRB-CLI-006: orders.ts exports the state machines closing, orders\n  at   orders.ts\n  fix  Name one: orders.ts#closing.",
  );
  const none = await spawnCli(["cost", "orders.ts#refund"], folder);
  expect(none.stderr).toContain("and none called refund");
}, 60_000);
