import type { Engine } from "../interpreter/engine.ts";
import type { JsonObject } from "../json.ts";
import type { ExecutionIndex } from "../store/execution-index.ts";
import type { RecordStore } from "../store/record-store.ts";
import type { MockConfig } from "./mock-config.ts";
import type { ActivityRecord, MachineRecord } from "./records.ts";

/** What every operation works on. */
export interface ServiceCore {
  readonly engine: Engine;
  readonly account: string;
  readonly region: string;
  readonly machines: Map<string, MachineRecord>;
  readonly activities: Map<string, ActivityRecord>;
  readonly executions: ExecutionIndex;
  readonly records: RecordStore;
  readonly mockConfig: MockConfig | undefined;
  saveMachine(machine: MachineRecord): Promise<void>;
}

export interface CallContext {
  /** Ends when the caller hangs up. */
  readonly signal?: AbortSignal;
  /** Account of the caller, when the door in front knows it. */
  readonly account?: string;
  readonly region?: string;
}

/** One operation of the API. */
export type Operation = (
  core: ServiceCore,
  input: JsonObject,
  context: CallContext,
) => JsonObject | Promise<JsonObject>;
