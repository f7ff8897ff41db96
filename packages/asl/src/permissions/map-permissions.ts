import { readResource } from "../aws/read-resource.ts";
import type { MapState } from "../states/map.ts";
import type { Json, QueryLanguage } from "../states/state-machine-definition.ts";
import { objectArn, regionalArn } from "./arn.ts";
import type { Permission } from "./permission.ts";
import { ServiceCall } from "./service-call.ts";
import { grantsByService } from "./services/registry.ts";

/** A distributed Map starts executions of its own machine, and reads and writes S3. https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html */
export function mapPermissions(state: MapState, language: QueryLanguage): readonly Permission[] {
  const processor = state.ItemProcessor ?? state.Iterator;
  if (processor?.ProcessorConfig?.Mode !== "DISTRIBUTED") return [];
  const children: readonly Permission[] = [
    {
      actions: ["states:StartExecution"],
      resources: [regionalArn("states", "stateMachine:*")],
      because: "starts a child execution for each item",
    },
    {
      actions: ["states:DescribeExecution", "states:StopExecution", "states:RedriveExecution"],
      resources: [regionalArn("states", "execution:*")],
      because: "follows its child executions",
    },
  ];
  const { ItemReader: reader, ResultWriter: writer } = state;
  const reads = reader ? resourcePermissions(reader.Resource, reader.Arguments ?? reader.Parameters, language) : [];
  return [...children, ...reads, ...(writer ? writes(writer.Arguments ?? writer.Parameters, language) : [])];
}

function resourcePermissions(resource: string, args: Json | undefined, language: QueryLanguage): readonly Permission[] {
  const read = readResource(resource);
  if (!read) return [];
  return grantsByService[read.service]?.(new ServiceCall(read, args, language)) ?? [];
}

function writes(args: Json | undefined, language: QueryLanguage): readonly Permission[] {
  const read = readResource("arn:aws:states:::s3:putObject");
  if (!read || args === undefined) return [];
  const call = new ServiceCall(read, args, language);
  const prefix = call.text("Prefix");
  const resource = objectArn(call.text("Bucket") ?? "*", prefix === undefined ? "*" : `${prefix.replace(/\/$/, "")}/*`);
  const actions = ["s3:PutObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload"];
  return [{ actions, resources: [resource], because: "writes the results of its items" }];
}
