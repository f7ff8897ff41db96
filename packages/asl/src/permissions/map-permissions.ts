import { readResource } from "../aws/read-resource.ts";
import type { MapResource, MapState } from "../states/map.ts";
import type { Json, QueryLanguage } from "../states/state-machine-definition.ts";
import { executionArns, machineArn, objectArn, regionalArn, unknownIf } from "./arn.ts";
import type { Permission } from "./permission.ts";
import { ServiceCall } from "./service-call.ts";
import { grantsByService } from "./services/registry.ts";

/** What a state's permissions are read with. */
export interface Within {
  readonly language: QueryLanguage;
  readonly stateMachine: string | undefined;
}

/** A distributed Map starts executions of its own machine, and reads and writes S3. https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html */
export function mapPermissions(state: MapState, { language, stateMachine }: Within): readonly Permission[] {
  const processor = state.ItemProcessor ?? state.Iterator;
  if (processor?.ProcessorConfig?.Mode !== "DISTRIBUTED") return [];
  const unknown = unknownIf(stateMachine, "the state machine itself");
  const children: readonly Permission[] = [
    {
      actions: ["states:StartExecution"],
      resources: [machineArn(stateMachine ?? "*")],
      because: "starts a child execution for each item",
      ...unknown,
    },
    {
      actions: ["states:DescribeExecution", "states:StopExecution", "states:RedriveExecution"],
      resources:
        stateMachine === undefined ? [regionalArn("states", "execution:*")] : executionArns(stateMachine, state.Label),
      because: "follows its child executions",
      ...unknown,
    },
  ];
  const { ItemReader: reader, ResultWriter: writer } = state;
  const reads = reader ? resourcePermissions(reader, language) : [];
  return [...children, ...reads, ...(writer ? writes(writer.Arguments ?? writer.Parameters, language) : [])];
}

function resourcePermissions(reader: MapResource, language: QueryLanguage): readonly Permission[] {
  const read = readResource(reader.Resource);
  if (!read) return [];
  const call = new ServiceCall(read, reader.Arguments ?? reader.Parameters, language);
  const lists = grantsByService[read.service]?.(call) ?? [];
  const config = new ServiceCall(read, reader.ReaderConfig, language);
  return config.text("Transformation") === "LOAD_AND_FLATTEN" ? [...lists, loadsObjects(call)] : lists;
}

function loadsObjects(call: ServiceCall): Permission {
  const bucket = call.text("Bucket");
  return {
    actions: ["s3:GetObject"],
    resources: [objectArn(bucket ?? "*", `${call.text("Prefix") ?? ""}*`.replace("**", "*"))],
    because: "loads the objects it lists",
    ...unknownIf(bucket, "the bucket"),
  };
}

function writes(args: Json | undefined, language: QueryLanguage): readonly Permission[] {
  const read = readResource("arn:aws:states:::s3:putObject");
  if (!read || args === undefined) return [];
  const call = new ServiceCall(read, args, language);
  const prefix = call.text("Prefix");
  const bucket = call.text("Bucket");
  const resource = objectArn(bucket ?? "*", prefix === undefined ? "*" : `${prefix.replace(/\/$/, "")}/*`);
  const actions = ["s3:PutObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload"];
  const because = "writes the results of its items";
  return [{ actions, resources: [resource], because, ...unknownIf(bucket, "the bucket") }];
}
