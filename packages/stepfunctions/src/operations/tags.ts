import { isJsonObject, type Json } from "../json.ts";
import { AwsError, noResource, validation } from "../service/aws-error.ts";
import type { Operation, ServiceCore } from "../service/core.ts";
import { optionalList, requiredArn } from "../service/read-input.ts";

const MAX_TAGS = 50;

export const tagResource: Operation = async (core, input) => {
  const arn = requiredArn(input, "resourceArn", ["stateMachine", "activity"]);
  const { tags, save } = tagged(core, arn);
  const added = readTags(optionalList(input, "tags"), arn);
  if (new Set([...Object.keys(tags), ...Object.keys(added)]).size > MAX_TAGS) {
    throw tooMany(arn);
  }
  Object.assign(tags, added);
  await save();
  return {};
};

export const untagResource: Operation = async (core, input) => {
  const { tags, save } = tagged(core, requiredArn(input, "resourceArn", ["stateMachine", "activity"]));
  for (const key of optionalList(input, "tagKeys") ?? []) delete tags[String(key)];
  await save();
  return {};
};

export const listTagsForResource: Operation = (core, input) => {
  const { tags } = tagged(core, requiredArn(input, "resourceArn", ["stateMachine", "activity"]));
  return { tags: Object.entries(tags).map(([key, value]) => ({ key, value })) };
};

function tagged(core: ServiceCore, arn: string): { tags: Record<string, string>; save: () => Promise<void> } {
  const machine = core.machines.get(arn);
  if (machine) return { tags: machine.tags, save: () => core.saveMachine(machine) };
  const activity = core.activities.get(arn);
  if (!activity) throw noResource(arn);
  const save = async (): Promise<void> => {
    core.records.put(["activity", arn], { ...activity });
    await core.records.flushed();
  };
  return { tags: activity.tags, save };
}

function tooMany(arn: string): AwsError {
  return new AwsError("TooManyTags", `'${arn}' would have more than ${MAX_TAGS} tags`, { resourceName: arn });
}

/** Tags as the API gives them, a list of keys and values. */
export function readTags(list: readonly Json[] = [], arn = ""): Record<string, string> {
  if (list.length > MAX_TAGS) throw tooMany(arn);
  const tags: Record<string, string> = {};
  for (const tag of list) {
    if (!isJsonObject(tag) || typeof tag.key !== "string") continue;
    // https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html: reserved for AWS
    if (/^aws:/i.test(tag.key)) throw validation(`Tag keys must not begin with 'aws:': ${tag.key}`);
    tags[tag.key] = typeof tag.value === "string" ? tag.value : "";
  }
  return tags;
}
