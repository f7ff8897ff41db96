import { noStateMachine } from "./aws-error.ts";
import type { ServiceCore } from "./core.ts";
import type { AliasRecord, MachineRecord, VersionRecord } from "./records.ts";

export interface FoundMachine {
  readonly machine: MachineRecord;
  readonly version?: VersionRecord;
  readonly alias?: AliasRecord;
}

/** A state machine by its own ARN, or by that of a version or an alias. */
export function findMachine(core: ServiceCore, arn: string): FoundMachine {
  const machine = core.machines.get(arn);
  if (machine) return { machine };
  const cut = arn.lastIndexOf(":");
  const owner = core.machines.get(arn.slice(0, cut));
  const version = owner?.versions.find((candidate) => candidate.arn === arn);
  if (owner && version) return { machine: owner, version };
  const alias = owner?.aliases.find((candidate) => candidate.arn === arn);
  if (owner && alias) return { machine: owner, alias };
  throw noStateMachine(arn);
}

/** A state machine by its own ARN only. */
export function unqualifiedMachine(core: ServiceCore, arn: string): MachineRecord {
  const machine = core.machines.get(arn);
  if (!machine) throw noStateMachine(arn);
  return machine;
}
