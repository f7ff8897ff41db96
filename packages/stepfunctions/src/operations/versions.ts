import { conflict, noStateMachine, validation } from "../service/aws-error.ts";
import type { Operation } from "../service/core.ts";
import { unqualifiedMachine } from "../service/find-machine.ts";
import { paginate } from "../service/paginate.ts";
import { publishVersion } from "../service/publish-version.ts";
import { optionalString, requiredArn } from "../service/read-input.ts";
import { wireDate } from "../service/records.ts";

export const publishStateMachineVersion: Operation = async (core, input) => {
  const machine = unqualifiedMachine(core, requiredArn(input, "stateMachineArn", ["stateMachine"]));
  const revisionId = optionalString(input, "revisionId");
  if (revisionId !== undefined && revisionId !== (machine.revisionId ?? "INITIAL")) {
    throw conflict(
      `Failed to publish the State Machine version for revision ${revisionId}. The current State Machine revision is ${machine.revisionId ?? "INITIAL"}.`,
    );
  }
  const version = publishVersion(core, machine, optionalString(input, "description"));
  await core.saveMachine(machine);
  return { stateMachineVersionArn: version.arn, creationDate: wireDate(version.creationDate) };
};

export const deleteStateMachineVersion: Operation = async (core, input) => {
  const arn = requiredArn(input, "stateMachineVersionArn", ["stateMachine"]);
  const cut = arn.lastIndexOf(":");
  if (!/^\d+$/.test(arn.slice(cut + 1))) throw validation(`Invalid Arn: '${arn}' is not the ARN of a version`);
  const machine = core.machines.get(arn.slice(0, cut));
  const users =
    machine?.aliases.filter(({ routing }) =>
      routing.some(({ stateMachineVersionArn }) => stateMachineVersionArn === arn),
    ) ?? [];
  if (users.length > 0)
    throw conflict(
      `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${users.map(({ name }) => name).join(", ")}]`,
    );
  if (machine) {
    machine.versions = machine.versions.filter((version) => version.arn !== arn);
    await core.saveMachine(machine);
  }
  return {};
};

export const listStateMachineVersions: Operation = (core, input) => {
  const arn = requiredArn(input, "stateMachineArn", ["stateMachine"]);
  const machine = core.machines.get(arn);
  if (!machine) throw noStateMachine(arn);
  const { page, nextToken } = paginate(input, `versions:${arn}`, [...machine.versions].reverse());
  const stateMachineVersions = page.map((version) => ({
    stateMachineVersionArn: version.arn,
    creationDate: wireDate(version.creationDate),
  }));
  return nextToken === undefined ? { stateMachineVersions } : { stateMachineVersions, nextToken };
};
