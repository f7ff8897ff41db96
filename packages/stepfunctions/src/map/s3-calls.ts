import type { Visit } from "../interpreter/visit.ts";
import type { Json, JsonObject } from "../json.ts";

/** Calls S3 in the name of the state machine's role, for readers and writers of a distributed Map. */
export async function callS3({ run }: Visit, action: string, args: JsonObject, bytes = false): Promise<Json> {
  const { engine } = run;
  const release = engine.clock.hold();
  try {
    return await engine.callService({
      service: "s3",
      action,
      arguments: args,
      integration: "optimised",
      ...(bytes ? { bytes } : {}),
      roleArn: run.roleArn,
      executionArn: run.arn,
      stateMachineArn: run.stateMachineArn,
      region: engine.region,
    });
  } finally {
    release();
  }
}
