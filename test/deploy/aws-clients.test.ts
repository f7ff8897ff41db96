import { execFile, spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Deployment, openDeployment } from "./deployment.ts";

const run = promisify(execFile);
const hasAwsCli = spawnSync("aws", ["--version"]).status === 0;
const hasBoto3 = spawnSync("python3", ["-c", "import boto3"]).status === 0;

let here: Deployment;

/** The AWS CLI as the operator's page shows it, in the environment that `pipeline dev` prints. */
async function aws<T>(...args: string[]): Promise<T> {
  const { stdout } = await run("aws", [...args, "--output", "json"], { cwd: here.folder, env: environment() });
  return (stdout === "" ? {} : JSON.parse(stdout)) as T;
}

const environment = (): NodeJS.ProcessEnv => ({ ...process.env, AWS_DEFAULT_REGION: "us-east-1", AWS_PAGER: "" });

describe.skipIf(!hasAwsCli && !hasBoto3)("clients of AWS that are not ours, on the local cloud", () => {
  beforeAll(async () => {
    here = await openDeployment();
    const { code, stderr } = await here.pipeline("deploy", "--yes");
    if (code !== 0) throw new Error(stderr);
    await writeFile(join(here.folder, "note.txt"), "Jane Doe of London is very happy.\n");
  }, 240_000);

  afterAll(() => here.close(), 60_000);

  test.skipIf(!hasAwsCli)(
    "the AWS CLI reads the stack, puts a file, finds its execution and asks Athena",
    async () => {
      const { Stacks } = await aws<{
        Stacks: { StackStatus: string; Outputs: { OutputKey: string; OutputValue: string }[] }[];
      }>("cloudformation", "describe-stacks", "--stack-name", "notes-dev");
      expect(Stacks[0]?.StackStatus).toBe("CREATE_COMPLETE");
      const output = (name: string): string =>
        Stacks[0]?.Outputs.find(({ OutputKey }) => OutputKey === name)?.OutputValue ?? "";
      const events = await aws<{ StackEvents: object[] }>(
        "cloudformation",
        "describe-stack-events",
        "--stack-name",
        "notes-dev",
      );
      expect(events.StackEvents.length).toBeGreaterThan(80);
      const resources = await aws<{ StackResourceSummaries: object[] }>(
        "cloudformation",
        "list-stack-resources",
        "--stack-name",
        "notes-dev",
      );
      expect(resources.StackResourceSummaries.length).toBeGreaterThan(40);
      await aws(
        "cloudformation",
        "validate-template",
        "--template-body",
        '{"Resources":{"Q":{"Type":"AWS::SQS::Queue"}}}',
      );
      await run("aws", ["s3", "cp", "note.txt", `s3://${output("RawBucketName")}/inbox/acme/note.txt`], {
        cwd: here.folder,
        env: environment(),
      });
      await expect
        .poll(
          async () => {
            const { executions } = await aws<{ executions: { status: string }[] }>(
              "stepfunctions",
              "list-executions",
              "--state-machine-arn",
              output("StateMachineArn"),
            );
            return executions.map(({ status }) => status);
          },
          { timeout: 120_000, interval: 1_000 },
        )
        .toEqual(["SUCCEEDED"]);
      const { QueryExecutionId } = await aws<{ QueryExecutionId: string }>(
        "athena",
        "start-query-execution",
        "--query-string",
        "SELECT raw_key, status FROM objects",
        "--query-execution-context",
        `Database=${output("DatabaseName")}`,
        "--work-group",
        output("WorkgroupName"),
      );
      await expect
        .poll(
          async () => {
            const { QueryExecution } = await aws<{ QueryExecution: { Status: { State: string } } }>(
              "athena",
              "get-query-execution",
              "--query-execution-id",
              QueryExecutionId,
            );
            return QueryExecution.Status.State;
          },
          { timeout: 60_000, interval: 500 },
        )
        .toBe("SUCCEEDED");
      const results = await aws<object>("athena", "get-query-results", "--query-execution-id", QueryExecutionId);
      expect(JSON.stringify(results)).toContain("inbox/acme/note.txt");
    },
    300_000,
  );

  test.skipIf(!hasBoto3)(
    "boto3 makes a change set, executes it and deletes the stack",
    async () => {
      const { stdout } = await run("python3", ["-c", script], { env: environment() });
      expect(stdout.trim().split("\n")).toEqual(["Add Inbox AWS::SQS::Queue", "CREATE_COMPLETE inbox", "gone"]);
    },
    120_000,
  );
});

const script = `
import json, boto3
cfn = boto3.client("cloudformation")
body = json.dumps({"Resources": {"Inbox": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "boto-inbox"}}},
                   "Outputs": {"Name": {"Value": "inbox"}}})
cfn.create_change_set(StackName="boto", ChangeSetName="one", ChangeSetType="CREATE", TemplateBody=body)
cfn.get_waiter("change_set_create_complete").wait(StackName="boto", ChangeSetName="one", WaiterConfig={"Delay": 1})
for change in cfn.describe_change_set(StackName="boto", ChangeSetName="one")["Changes"]:
    c = change["ResourceChange"]
    print(c["Action"], c["LogicalResourceId"], c["ResourceType"])
cfn.execute_change_set(StackName="boto", ChangeSetName="one")
cfn.get_waiter("stack_create_complete").wait(StackName="boto", WaiterConfig={"Delay": 1})
stack = cfn.describe_stacks(StackName="boto")["Stacks"][0]
print(stack["StackStatus"], stack["Outputs"][0]["OutputValue"])
cfn.delete_stack(StackName="boto")
cfn.get_waiter("stack_delete_complete").wait(StackName=stack["StackId"], WaiterConfig={"Delay": 1})
print("gone")
`;
