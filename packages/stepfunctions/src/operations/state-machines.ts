import type { JsonObject } from "../json.ts";
import { AwsError, validation } from "../service/aws-error.ts";
import type { Operation, ServiceCore } from "../service/core.ts";
import { findMachine, unqualifiedMachine } from "../service/find-machine.ts";
import { includesData } from "../service/included-data.ts";
import { readLoggingConfiguration } from "../service/logging-configuration.ts";
import { paginate } from "../service/paginate.ts";
import { publishVersion } from "../service/publish-version.ts";
import {
  checkName,
  optionalBoolean,
  optionalList,
  optionalObject,
  optionalString,
  requiredArn,
  requiredString,
} from "../service/read-input.ts";
import { type MachineRecord, wireDate } from "../service/records.ts";
import { checkDefinition } from "../validation/check-definition.ts";
import { variableReferences } from "../validation/variable-references.ts";
import { readTags } from "./tags.ts";

export const createStateMachine: Operation = async (core, input) => {
  const name = checkName(requiredString(input, "name"));
  const definition = requiredString(input, "definition");
  const roleArn = checkRole(requiredString(input, "roleArn"));
  const type = (optionalString(input, "type") ?? "STANDARD") as MachineRecord["type"];
  const publish = optionalBoolean(input, "publish") === true;
  const versionDescription = optionalString(input, "versionDescription");
  if (versionDescription !== undefined && !publish) throw unpublished();
  const loggingConfiguration = readLoggingConfiguration(optionalObject(input, "loggingConfiguration"));
  const tracingConfiguration = { enabled: optionalObject(input, "tracingConfiguration")?.enabled === true };
  const encryptionConfiguration = optionalObject(input, "encryptionConfiguration") ?? { type: "AWS_OWNED_KEY" };
  checkDefinition(definition, type);
  const arn = `arn:aws:states:${core.region}:${core.account}:stateMachine:${name}`;
  const known = core.machines.get(arn);
  const wanted = { name, definition, roleArn, type, loggingConfiguration, tracingConfiguration };
  if (known && !same(known, wanted))
    throw new AwsError("StateMachineAlreadyExists", `State Machine Already Exists: '${arn}'`, { stateMachineArn: arn });
  const machine: MachineRecord = known ?? {
    ...wanted,
    arn,
    creationDate: core.engine.clock.now(),
    encryptionConfiguration,
    tags: readTags(optionalList(input, "tags"), arn),
    versions: [],
    lastVersion: 0,
    aliases: [],
  };
  core.machines.set(arn, machine);
  const version = publish ? publishVersion(core, machine, versionDescription) : undefined;
  await core.saveMachine(machine);
  return {
    stateMachineArn: arn,
    creationDate: wireDate(machine.creationDate),
    ...(version ? { stateMachineVersionArn: version.arn } : {}),
  };
};

/** Creating the same machine again changes nothing; what counts is name, definition, type and configurations. */
function same(
  known: MachineRecord,
  wanted: Pick<MachineRecord, "definition" | "type" | "roleArn" | "loggingConfiguration" | "tracingConfiguration">,
): boolean {
  return (
    known.definition === wanted.definition &&
    known.type === wanted.type &&
    JSON.stringify(known.loggingConfiguration) === JSON.stringify(wanted.loggingConfiguration) &&
    JSON.stringify(known.tracingConfiguration) === JSON.stringify(wanted.tracingConfiguration)
  );
}

function unpublished(): AwsError {
  return validation("Version description can only be set when publish is true");
}

function checkRole(roleArn: string): string {
  if (!/^arn:aws[\w-]*:iam::\d{12}:role\/./.test(roleArn))
    throw new AwsError("InvalidArn", `Invalid Arn: 'Invalid Role Arn: ${roleArn}'`);
  return roleArn;
}

export const updateStateMachine: Operation = async (core, input) => {
  const machine = unqualifiedMachine(core, requiredArn(input, "stateMachineArn", ["stateMachine"]));
  const definition = optionalString(input, "definition");
  const roleArn = optionalString(input, "roleArn");
  if (roleArn !== undefined) checkRole(roleArn);
  const versionDescription = optionalString(input, "versionDescription");
  if (versionDescription !== undefined && input.publish !== true) throw unpublished();
  const logging = optionalObject(input, "loggingConfiguration");
  const tracing = optionalObject(input, "tracingConfiguration");
  const encryption = optionalObject(input, "encryptionConfiguration");
  if (definition === undefined && roleArn === undefined && !logging && !tracing && !encryption) {
    throw new AwsError(
      "MissingRequiredParameter",
      "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified",
    );
  }
  const loggingConfiguration = logging ? readLoggingConfiguration(logging) : machine.loggingConfiguration;
  if (definition !== undefined) checkDefinition(definition, machine.type);
  const changed =
    (definition !== undefined && definition !== machine.definition) ||
    (roleArn !== undefined && roleArn !== machine.roleArn);
  if (changed) machine.revisionId = core.engine.random.uuid();
  machine.definition = definition ?? machine.definition;
  machine.roleArn = roleArn ?? machine.roleArn;
  machine.loggingConfiguration = loggingConfiguration;
  if (tracing) machine.tracingConfiguration = { enabled: tracing.enabled === true };
  if (encryption) machine.encryptionConfiguration = encryption;
  machine.updateDate = core.engine.clock.now();
  const version = input.publish === true ? publishVersion(core, machine, versionDescription) : undefined;
  await core.saveMachine(machine);
  return {
    updateDate: wireDate(machine.updateDate),
    ...(machine.revisionId === undefined ? {} : { revisionId: machine.revisionId }),
    ...(version ? { stateMachineVersionArn: version.arn } : {}),
  };
};

export const deleteStateMachine: Operation = async (core, input) => {
  const arn = requiredArn(input, "stateMachineArn", ["stateMachine"]);
  core.machines.delete(arn);
  core.records.remove(["machine", arn]);
  await core.records.flushed();
  return {};
};

export const describeStateMachine: Operation = (core, input) => {
  const arn = requiredArn(input, "stateMachineArn", ["stateMachine"]);
  const { machine, version, alias } = findMachine(core, arn);
  const shown =
    version ??
    (alias ? machine.versions.find((one) => one.arn === alias.routing[0]?.stateMachineVersionArn) : undefined) ??
    machine;
  const references = variableReferences(shown.definition);
  return {
    stateMachineArn: arn,
    name: machine.name,
    status: "ACTIVE",
    // The member has to be there: without data it is empty.
    definition: includesData(input) ? shown.definition : "",
    roleArn: shown.roleArn,
    type: machine.type,
    creationDate: wireDate(shown.creationDate),
    loggingConfiguration: shown.loggingConfiguration,
    tracingConfiguration: shown.tracingConfiguration,
    encryptionConfiguration: machine.encryptionConfiguration,
    ...(shown.revisionId === undefined ? {} : { revisionId: shown.revisionId }),
    ...(version?.description === undefined ? {} : { description: version.description }),
    ...(references ? { variableReferences: references } : {}),
  };
};

export const listStateMachines: Operation = (core, input) => {
  const newestFirst = [...core.machines.values()].reverse();
  const { page, nextToken } = paginate(input, "machines", newestFirst);
  const stateMachines = page.map(({ arn, name, type, creationDate }) => ({
    stateMachineArn: arn,
    name,
    type,
    creationDate: wireDate(creationDate),
  }));
  return nextToken === undefined ? { stateMachines } : { stateMachines, nextToken };
};

/** Reads state machines back after a restart. */
export function loadMachines(core: Pick<ServiceCore, "machines" | "records">): void {
  for (const { value } of core.records.entries(["machine"])) {
    const machine = value as JsonObject & MachineRecord;
    core.machines.set(machine.arn, machine);
  }
}
