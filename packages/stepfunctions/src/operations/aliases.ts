import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { AwsError, conflict, noAlias, noStateMachine, validation } from "../service/aws-error.ts";
import type { Operation, ServiceCore } from "../service/core.ts";
import { paginate } from "../service/paginate.ts";
import { optionalList, optionalString, requiredArn, requiredString } from "../service/read-input.ts";
import { type AliasRecord, type MachineRecord, wireDate } from "../service/records.ts";

export const createStateMachineAlias: Operation = async (core, input) => {
  const name = requiredString(input, "name");
  const description = optionalString(input, "description");
  const { machine, routing } = readRouting(core, optionalList(input, "routingConfiguration") ?? []);
  const arn = `${machine.arn}:${name}`;
  const known = machine.aliases.find((alias) => alias.arn === arn);
  if (known) {
    if (known.description !== description || JSON.stringify(known.routing) !== JSON.stringify(routing)) {
      throw conflict(
        "Failed to create alias because an alias with the same name and a different routing configuration already exists.",
      );
    }
    return { stateMachineAliasArn: arn, creationDate: wireDate(known.creationDate) };
  }
  const creationDate = core.engine.clock.now();
  machine.aliases.push({
    arn,
    name,
    creationDate,
    updateDate: creationDate,
    routing,
    ...(description === undefined ? {} : { description }),
  });
  await core.saveMachine(machine);
  return { stateMachineAliasArn: arn, creationDate: wireDate(creationDate) };
};

/** One or two versions of one state machine whose weights make 100. */
function readRouting(
  core: ServiceCore,
  list: readonly Json[],
): { machine: MachineRecord; routing: AliasRecord["routing"] } {
  const routing = list.filter(isJsonObject).map(({ stateMachineVersionArn, weight }) => ({
    stateMachineVersionArn: String(stateMachineVersionArn),
    weight: Number(weight),
  }));
  if (routing.reduce((sum, { weight }) => sum + weight, 0) !== 100)
    throw validation("Sum of routing configuration weights must equal 100");
  if (new Set(routing.map(({ stateMachineVersionArn }) => stateMachineVersionArn)).size < routing.length)
    throw validation("Routing configuration must name each version once");
  const owners = routing.map(({ stateMachineVersionArn: arn }) => {
    const machine = core.machines.get(arn.slice(0, arn.lastIndexOf(":")));
    if (!machine?.versions.some((version) => version.arn === arn)) throw noAlias();
    return machine;
  });
  const [machine] = owners;
  if (!machine || owners.some((owner) => owner !== machine))
    throw validation("Routing configuration must contain versions of one state machine");
  return { machine, routing };
}

export const updateStateMachineAlias: Operation = async (core, input) => {
  const { machine, alias } = existing(core, input);
  const description = optionalString(input, "description");
  const list = optionalList(input, "routingConfiguration");
  if (description === undefined && !list)
    throw new AwsError(
      "MissingRequiredParameter",
      "Either the description or the routingConfiguration must be specified",
    );
  if (list) alias.routing = readRouting(core, list).routing;
  if (description !== undefined) alias.description = description;
  alias.updateDate = core.engine.clock.now();
  await core.saveMachine(machine);
  return { updateDate: wireDate(alias.updateDate) };
};

export const deleteStateMachineAlias: Operation = async (core, input) => {
  const arn = requiredArn(input, "stateMachineAliasArn", ["stateMachine"]);
  const machine = core.machines.get(arn.slice(0, arn.lastIndexOf(":")));
  if (machine) {
    machine.aliases = machine.aliases.filter((alias) => alias.arn !== arn);
    await core.saveMachine(machine);
  }
  return {};
};

export const describeStateMachineAlias: Operation = (core, input) => {
  const { alias } = existing(core, input);
  return {
    stateMachineAliasArn: alias.arn,
    name: alias.name,
    ...(alias.description === undefined ? {} : { description: alias.description }),
    routingConfiguration: alias.routing.map((route) => ({ ...route })),
    creationDate: wireDate(alias.creationDate),
    updateDate: wireDate(alias.updateDate),
  };
};

export const listStateMachineAliases: Operation = (core, input) => {
  const arn = requiredArn(input, "stateMachineArn", ["stateMachine"]);
  const machine = core.machines.get(arn) ?? core.machines.get(arn.slice(0, arn.lastIndexOf(":")));
  if (!machine) throw noStateMachine(arn);
  const listed =
    machine.arn === arn
      ? machine.aliases
      : machine.aliases.filter(({ routing }) =>
          routing.some(({ stateMachineVersionArn }) => stateMachineVersionArn === arn),
        );
  const { page, nextToken } = paginate(input, `aliases:${arn}`, listed);
  const stateMachineAliases = page.map((alias) => ({
    stateMachineAliasArn: alias.arn,
    creationDate: wireDate(alias.creationDate),
  }));
  return nextToken === undefined ? { stateMachineAliases } : { stateMachineAliases, nextToken };
};

function existing(core: ServiceCore, input: JsonObject): { machine: MachineRecord; alias: AliasRecord } {
  const arn = requiredArn(input, "stateMachineAliasArn", ["stateMachine"]);
  const machine = core.machines.get(arn.slice(0, arn.lastIndexOf(":")));
  const alias = machine?.aliases.find((candidate) => candidate.arn === arn);
  if (!machine || !alias) throw noAlias();
  return { machine, alias };
}
