import { join } from "node:path";
import { type CallService, type Json, StepFunctionsService, sdkDispatch } from "@tributary/stepfunctions";
import type { CloudContext, ServiceModule } from "../cloud-context.ts";
import { stateMachineDoor } from "./state-machine-door.ts";
import { stateMachineResource } from "./state-machine-resource.ts";
import { statesNeed } from "./states-need.ts";
import { statesService } from "./states-service.ts";

/** Step Functions: workflows whose tasks call this cloud with the state machine's role. */
export function statesModule(cloud: CloudContext): ServiceModule {
  let open: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    open = resolve;
  });
  let dispatch: CallService | undefined;
  const stepFunctions = new StepFunctionsService({
    stateDir: join(cloud.stateDir, "stepfunctions"),
    region: cloud.region,
    account: cloud.account,
    // Executions that outlived the last process go on at once; their calls wait for the port.
    callService: async (call): Promise<Json> => {
      await ready;
      dispatch ??= sdkDispatch({
        endpointUrl: cloud.endpoint(),
        region: cloud.region,
        credentials: (roleArn) => () => cloud.credentials.credentialsFor(roleArn, "stepfunctions"),
      });
      return dispatch(call);
    },
  });
  stateMachineDoor.offer(cloud, {
    startExecution: async (principal, stateMachineArn, input) => {
      cloud.authorizer.authorize(principal, [statesNeed("StartExecution", { stateMachineArn })]);
      const { executionArn } = await stepFunctions.handle("StartExecution", { stateMachineArn, input });
      return String(executionArn);
    },
  });
  return {
    services: [statesService(stepFunctions, cloud)],
    resources: [stateMachineResource(stepFunctions, cloud)],
    start: () => open(),
  };
}
