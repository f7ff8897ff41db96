import type { Json, JsonObject } from "../json.ts";

/** One call a task makes to an AWS service. */
export interface ServiceCall {
  /** As in the Resource ARN: `lambda`, `s3`, `textract`, `dynamodb`. */
  readonly service: string;
  /** As in the Resource ARN: `invoke`, `putObject`. */
  readonly action: string;
  readonly arguments: JsonObject;
  /** The state machine's role, or the role of the task's Credentials. */
  readonly roleArn: string;
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly region: string;
  /** `aws-sdk:` resources name their errors after the Java SDK 2 client, optimised ones after the older one. */
  readonly integration: "sdk" | "optimised";
  /** Bytes of the answer as one character each (`latin1`), not read as UTF-8: compressed objects survive it. */
  readonly bytes?: boolean;
}

/** Calls an AWS service for a task. Results in AWS's PascalCase; failures as ServiceCallError. */
export type CallService = (call: ServiceCall) => Promise<Json>;

/** A call that failed as AWS models it: `Lambda.ResourceNotFoundException` with its cause. */
export class ServiceCallError extends Error {
  override readonly name = "ServiceCallError";
  readonly error: string;
  readonly reason: string;

  constructor(error: string, reason: string) {
    super(`${error}: ${reason}`);
    this.error = error;
    this.reason = reason;
  }
}
