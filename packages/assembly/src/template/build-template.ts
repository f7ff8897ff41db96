import type { Blueprint } from "@tributary/pipeline";
import type { BundledFunction } from "../bundle/bundled-function.ts";
import { functionRoles } from "../iam/function-role.ts";
import { workflowRole } from "../iam/workflow-role.ts";
import { version } from "../version.ts";
import { accessPoints } from "./access-points.ts";
import { alarms } from "./alarms.ts";
import { bucketPolicies } from "./bucket-policies.ts";
import { buckets } from "./buckets.ts";
import { catalog } from "./catalog.ts";
import { completion } from "./completion.ts";
import { eventSources } from "./event-sources.ts";
import { functions } from "./functions.ts";
import { ingestRule } from "./ingest-rule.ts";
import { outputs } from "./outputs.ts";
import { parameters } from "./parameters.ts";
import { queues } from "./queues.ts";
import { stateMachine } from "./state-machine.ts";
import { tablePermissions } from "./table-permissions.ts";
import type { Template } from "./template.ts";
import { workgroup } from "./workgroup.ts";

/**
 * cfn-lint's schema of ASL refuses a list as a JSONata state's Output; AWS takes any JSON value. The definition has a lint of its own.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
const cfnLint = { config: { ignore_checks: ["E3601"] } };

/** The whole template of a pipeline, in the order a file takes through it. */
export function buildTemplate(blueprint: Blueprint, bundles: readonly BundledFunction[]): Template {
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: `Tributary pipeline ${blueprint.name}, revision ${blueprint.revision}`,
    Metadata: { Tributary: { version, pipeline: blueprint.name, revision: blueprint.revision }, "cfn-lint": cfnLint },
    Parameters: parameters,
    Resources: {
      ...buckets(blueprint),
      ...bucketPolicies(blueprint),
      ...queues(blueprint),
      ...ingestRule(blueprint),
      ...completion(blueprint),
      ...functionRoles(blueprint),
      ...functions(blueprint, bundles),
      ...eventSources(blueprint),
      ...workflowRole(blueprint),
      ...stateMachine(blueprint),
      ...catalog(blueprint),
      ...tablePermissions(blueprint),
      ...workgroup(blueprint),
      ...accessPoints(blueprint),
      ...alarms(blueprint),
    },
    Outputs: outputs(blueprint),
  };
}
