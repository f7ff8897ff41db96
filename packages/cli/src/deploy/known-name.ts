/** Resources by the names people have for them: `IngestDeadLetterQueue` is the ingest dead letter queue. */
export function knownName(logicalId: string): string {
  const special = names[logicalId];
  if (special !== undefined) return special;
  const words = logicalId.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
  return words.replace(/ function role$/, "'s role").replace(/ function$/, " function");
}

const names: Readonly<Record<string, string>> = {
  StateMachine: "workflow",
  StateMachineRole: "workflow's role",
  CatalogDatabase: "catalog database",
  Workgroup: "query workgroup",
  ReadersWorkgroup: "query workgroup of tenants",
  ObjectCreatedRule: "rule for new objects",
  IngestEventSource: "queue that wakes ingest",
  CompleteEventSource: "queue that wakes complete",
};
