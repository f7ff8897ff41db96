import type { Json, JsonObject } from "../json.ts";

export interface VersionRecord {
  readonly arn: string;
  readonly number: number;
  readonly creationDate: number;
  readonly description?: string;
  readonly definition: string;
  readonly roleArn: string;
  readonly revisionId?: string;
  readonly loggingConfiguration: JsonObject;
  readonly tracingConfiguration: JsonObject;
}

export interface AliasRecord {
  readonly arn: string;
  readonly name: string;
  readonly creationDate: number;
  updateDate: number;
  description?: string;
  routing: readonly { readonly stateMachineVersionArn: string; readonly weight: number }[];
}

export interface MachineRecord {
  readonly arn: string;
  readonly name: string;
  readonly type: "STANDARD" | "EXPRESS";
  readonly creationDate: number;
  updateDate?: number;
  definition: string;
  roleArn: string;
  revisionId?: string;
  loggingConfiguration: JsonObject;
  tracingConfiguration: JsonObject;
  encryptionConfiguration: JsonObject;
  tags: Record<string, string>;
  versions: VersionRecord[];
  /** Counts on after versions were deleted. */
  lastVersion: number;
  aliases: AliasRecord[];
}

export interface ActivityRecord {
  readonly arn: string;
  readonly name: string;
  readonly creationDate: number;
  readonly tags: Record<string, string>;
}

/** A date as awsJson carries it: seconds with a fraction. */
export function wireDate(milliseconds: number): Json {
  return milliseconds / 1000;
}
