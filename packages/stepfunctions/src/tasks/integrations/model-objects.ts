import { StateFailure } from "../../interpreter/state-failure.ts";
import { isJsonObject, type Json, type JsonObject } from "../../json.ts";
import { callOf } from "./call-of.ts";
import type { TaskContext } from "./integration.ts";

/**
 * `bedrock:invokeModel` takes its body from an object (`Input.S3Uri`) and leaves its answer in one (`Output.S3Uri`).
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html
 */
export async function invokeWithObjects(
  context: TaskContext,
  { Input, Output, ...args }: JsonObject,
  invoke: (args: JsonObject) => Promise<Json>,
): Promise<Json> {
  const from = placeOf(Input, "Input");
  const to = placeOf(Output, "Output");
  const found = from && (await callOf(context, { ...S3, action: "getObject", arguments: { ...from } }));
  const answer = await invoke(isJsonObject(found) ? { ...args, Body: found.Body ?? null } : args);
  if (!to || !isJsonObject(answer)) return answer;
  const { Body: body = null, ContentType } = answer;
  await callOf(context, {
    ...S3,
    action: "putObject",
    arguments: {
      ...to,
      Body: typeof body === "string" ? body : JSON.stringify(body),
      ...(ContentType === undefined ? {} : { ContentType }),
    },
  });
  return { ...answer, Body: `s3://${to.Bucket}/${to.Key}` };
}

const S3 = { service: "s3", integration: "optimised" } as const;

function placeOf(field: Json | undefined, name: string): { Bucket: string; Key: string } | undefined {
  if (field === undefined || field === null) return undefined;
  const uri = isJsonObject(field) ? field.S3Uri : undefined;
  const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(typeof uri === "string" ? uri : "") ?? [];
  if (Bucket === undefined || Key === undefined)
    throw new StateFailure("States.Runtime", `The S3Uri of the field '${name}' is not the URI of an object`);
  return { Bucket, Key };
}
