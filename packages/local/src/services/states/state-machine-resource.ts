import { AwsError, type JsonObject, type StepFunctionsService } from "@tributary/stepfunctions";
import { isRecord } from "../../template/is-record.ts";
import { physicalName } from "../../template/physical-name.ts";
import type { ResourceProvider, ResourceRequest } from "../../template/resource-provider.ts";
import type { CloudContext } from "../cloud-context.ts";
import { requireLogDelivery } from "./log-delivery.ts";
import { requireStatesTrust } from "./states-role.ts";

/** `AWS::StepFunctions::StateMachine` */
export function stateMachineResource(
  stepFunctions: StepFunctionsService,
  cloud: Pick<CloudContext, "authorizer" | "account" | "identities">,
): ResourceProvider {
  return {
    type: "AWS::StepFunctions::StateMachine",
    existing: async (request) =>
      (await exists(stepFunctions, arnOf(request))) ? `State Machine Already Exists: '${arnOf(request)}'` : undefined,
    async put(request) {
      const { properties, previous } = request;
      const name = nameOf(request);
      const arn = arnOf(request);
      const given: JsonObject = {
        definition: substituted(await definitionText(request), properties.DefinitionSubstitutions),
        roleArn: String(properties.RoleArn),
        // Said even when the template is silent: an update that leaves logging out turns it off.
        loggingConfiguration: lowerCased(properties.LoggingConfiguration ?? { Level: "OFF" }),
        tracingConfiguration: lowerCased(properties.TracingConfiguration ?? { Enabled: false }),
      };
      requireStatesTrust(cloud, given);
      requireLogDelivery(cloud, given);
      const type = typeof properties.StateMachineType === "string" ? properties.StateMachineType : "STANDARD";
      if (await exists(stepFunctions, arn))
        await stepFunctions.handle("UpdateStateMachine", { ...given, stateMachineArn: arn });
      else await stepFunctions.handle("CreateStateMachine", { ...given, name, type });
      if (previous && previous.ref !== arn)
        await stepFunctions.handle("DeleteStateMachine", { stateMachineArn: previous.ref });
      return { ref: arn, attributes: { Arn: arn, Name: name } };
    },
    async delete({ ref }) {
      await stepFunctions.handle("DeleteStateMachine", { stateMachineArn: ref });
    },
  };
}

const nameOf = (request: ResourceRequest): string =>
  typeof request.properties.StateMachineName === "string"
    ? request.properties.StateMachineName
    : physicalName(request, { max: 80 });

const arnOf = (request: ResourceRequest): string =>
  `arn:aws:states:${request.region}:${request.account}:stateMachine:${nameOf(request)}`;

/** The same structures as the API's, whose members begin with a small letter. */
function lowerCased(value: unknown): JsonObject[string] {
  if (Array.isArray(value)) return value.map(lowerCased);
  if (!isRecord(value)) return value === "true" ? true : value === "false" ? false : scalar(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name.charAt(0).toLowerCase() + name.slice(1), lowerCased(member)]),
  );
}

const scalar = (value: unknown): string | number | boolean | null =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;

async function definitionText({ properties, assets }: ResourceRequest): Promise<string> {
  const { Definition, DefinitionString, DefinitionS3Location } = properties;
  if (typeof DefinitionString === "string") return DefinitionString;
  if (isRecord(Definition)) return JSON.stringify(Definition, null, 2);
  if (isRecord(DefinitionS3Location) && typeof DefinitionS3Location.Key === "string") {
    return assets.text({ bucket: String(DefinitionS3Location.Bucket ?? ""), key: DefinitionS3Location.Key });
  }
  throw new Error("the state machine has no definition");
}

/** CloudFormation puts substitutions in for `${Name}` before Step Functions sees the text. */
function substituted(definition: string, substitutions: unknown): string {
  if (!isRecord(substitutions)) return definition;
  return definition.replace(/\$\{([A-Za-z0-9_]+)\}/g, (whole, name: string) => {
    const value = substitutions[name];
    return value === undefined ? whole : JSON.stringify(String(value)).slice(1, -1);
  });
}

async function exists(stepFunctions: StepFunctionsService, stateMachineArn: string): Promise<boolean> {
  try {
    await stepFunctions.handle("DescribeStateMachine", { stateMachineArn });
    return true;
  } catch (error) {
    if (error instanceof AwsError && error.code === "StateMachineDoesNotExist") return false;
    throw error;
  }
}
