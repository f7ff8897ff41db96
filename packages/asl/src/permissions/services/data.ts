import { foundationModelArn, namedArn } from "../arn.ts";
import type { Grants } from "../service-call.ts";
import { ownAction } from "./own-action.ts";

export const dynamodbGrants: Grants = (call) => {
  const table = namedArn("dynamodb", "table/", call.text("TableName") ?? "*");
  return ownAction(call, call.has("IndexName") ? [table, `${table}/index/*`] : [table]);
};

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html */
export const glueGrants: Grants = (call) => {
  const job = call.text("JobName");
  if (call.action !== "startJobRun") return ownAction(call);
  const resources = [namedArn("glue", "job/", job ?? "*")];
  if (call.resource.waits !== "sync") return ownAction(call, resources);
  const actions = ["glue:GetJobRun", "glue:GetJobRuns", "glue:BatchStopJobRun"];
  return [...ownAction(call, resources), { actions, resources, because: "follows the job run it started" }];
};

/** Athena reads tables and writes results as the caller; which, only the query says. https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html */
export const athenaGrants: Grants = (call) => {
  const workgroup = namedArn("athena", "workgroup/", call.text("WorkGroup") ?? "*");
  if (call.action !== "startQueryExecution") return ownAction(call, [workgroup]);
  const own = ownAction(call, [workgroup]);
  const tables = {
    actions: ["glue:GetDatabase", "glue:GetTable", "glue:GetPartitions"],
    resources: ["*"],
    because: "athena looks up tables as the caller",
  };
  if (call.resource.waits !== "sync") return [...own, tables];
  const actions = ["athena:StopQueryExecution", "athena:GetQueryExecution", "athena:GetDataCatalog"];
  return [...own, tables, { actions, resources: ["*"], because: "follows the query it started" }];
};

/** `converse` is authorised as `InvokeModel`. https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples.html */
export const bedrockGrants: Grants = (call) => {
  if (!["invokeModel", "converse"].includes(call.action)) return ownAction(call);
  const resources = [foundationModelArn(call.text("ModelId") ?? "*")];
  return [{ actions: ["bedrock:InvokeModel"], resources, because: `calls bedrock ${call.action}` }];
};
