import { Door } from "../door.ts";
import type { Principal } from "../service.ts";

export interface StateMachineDoor {
  /** Starts an execution for a principal; gives its ARN. */
  startExecution(principal: Principal, stateMachineArn: string, input: string): Promise<string>;
}

export const stateMachineDoor = new Door<StateMachineDoor>("state machines");
