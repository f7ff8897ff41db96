import { isJsonObject } from "../json.ts";
import { AwsError } from "../service/aws-error.ts";
import type { Operation, ServiceCore } from "../service/core.ts";
import { paginate } from "../service/paginate.ts";
import { checkName, optionalList, optionalString, requiredArn, requiredString } from "../service/read-input.ts";
import { type ActivityRecord, wireDate } from "../service/records.ts";
import { readTags } from "./tags.ts";

export const createActivity: Operation = (core, input) => {
  const name = checkName(requiredString(input, "name"));
  const arn = `arn:aws:states:${core.region}:${core.account}:activity:${name}`;
  let activity = core.activities.get(arn);
  if (!activity) {
    activity = { arn, name, creationDate: core.engine.clock.now(), tags: readTags(optionalList(input, "tags"), arn) };
    core.activities.set(arn, activity);
    core.records.put(["activity", arn], { ...activity });
  }
  return { activityArn: arn, creationDate: wireDate(activity.creationDate) };
};

export const describeActivity: Operation = (core, input) => {
  const { arn, name, creationDate } = existing(core, requiredArn(input, "activityArn", ["activity"]));
  return {
    activityArn: arn,
    name,
    creationDate: wireDate(creationDate),
    encryptionConfiguration: { type: "AWS_OWNED_KEY" },
  };
};

export const deleteActivity: Operation = (core, input) => {
  const arn = requiredArn(input, "activityArn", ["activity"]);
  core.activities.delete(arn);
  core.records.remove(["activity", arn]);
  return {};
};

export const listActivities: Operation = (core, input) => {
  const { page, nextToken } = paginate(input, "activities", [...core.activities.values()]);
  const activities = page.map(({ arn, name, creationDate }) => ({
    activityArn: arn,
    name,
    creationDate: wireDate(creationDate),
  }));
  return nextToken === undefined ? { activities } : { activities, nextToken };
};

export const getActivityTask: Operation = async (core, input, { signal }) => {
  const { arn } = existing(core, requiredArn(input, "activityArn", ["activity"]));
  const task = await core.engine.activities.poll(arn, optionalString(input, "workerName"), signal);
  return task ? { taskToken: task.token, input: task.input } : {};
};

function existing(core: ServiceCore, arn: string): ActivityRecord {
  const activity = core.activities.get(arn);
  if (!activity) throw new AwsError("ActivityDoesNotExist", `Activity Does Not Exist: '${arn}'`);
  return activity;
}

/** Reads activities back after a restart. */
export function loadActivities(core: Pick<ServiceCore, "activities" | "records">): void {
  for (const { value } of core.records.entries(["activity"])) {
    if (isJsonObject(value)) core.activities.set(String(value.arn), value as typeof value & ActivityRecord);
  }
}
