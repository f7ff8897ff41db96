import type { ServiceCore } from "./core.ts";
import type { MachineRecord, VersionRecord } from "./records.ts";

/** Publishes the machine as it is. The same revision is published once. */
export function publishVersion(
  core: ServiceCore,
  machine: MachineRecord,
  description: string | undefined,
): VersionRecord {
  const latest = machine.versions.at(-1);
  if (
    latest &&
    latest.revisionId === machine.revisionId &&
    latest.definition === machine.definition &&
    latest.roleArn === machine.roleArn
  )
    return latest;
  const number = ++machine.lastVersion;
  const version: VersionRecord = {
    arn: `${machine.arn}:${number}`,
    number,
    creationDate: core.engine.clock.now(),
    definition: machine.definition,
    roleArn: machine.roleArn,
    loggingConfiguration: machine.loggingConfiguration,
    tracingConfiguration: machine.tracingConfiguration,
    ...(machine.revisionId === undefined ? {} : { revisionId: machine.revisionId }),
    ...(description === undefined ? {} : { description }),
  };
  machine.versions.push(version);
  return version;
}
