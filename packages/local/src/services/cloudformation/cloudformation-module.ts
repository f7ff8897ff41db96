import { queryService } from "../../wire/query-service.ts";
import type { CloudContext, ServiceModule } from "../cloud-context.ts";
import type { CloudFormation } from "./cloudformation-store.ts";
import {
  deleteChangeSet,
  describeChangeSet,
  executeChangeSet,
  listChangeSets,
} from "./operations/change-set-operations.ts";
import { createChangeSet } from "./operations/create-change-set.ts";
import {
  describeStackEvents,
  describeStackResource,
  describeStackResources,
  describeStacks,
  listStackResources,
  listStacks,
} from "./operations/describe-operations.ts";
import { cancelUpdateStack, continueUpdateRollback } from "./operations/rollback-operations.ts";
import { createStack, deleteStack, updateStack } from "./operations/stack-operations.ts";
import { getTemplate, getTemplateSummary, validateTemplate } from "./operations/template-operations.ts";
import { relocateQueues } from "./relocate-queues.ts";
import { StackEngine } from "./stack-engine.ts";
import { StackStore } from "./stack-store.ts";

/** CloudFormation: stacks and change sets over the resource types of every other service. */
export function cloudformationModule(cloud: CloudContext): ServiceModule {
  const stacks = new StackStore(cloud);
  const engine = new StackEngine(cloud, stacks);
  const service = queryService<CloudFormation>({
    signingName: "cloudformation",
    xmlNamespace: "http://cloudformation.amazonaws.com/doc/2010-05-15/",
    account: cloud.account,
    store: { stacks, engine },
    operations: [
      createChangeSet,
      describeChangeSet,
      executeChangeSet,
      deleteChangeSet,
      listChangeSets,
      createStack,
      updateStack,
      deleteStack,
      cancelUpdateStack,
      continueUpdateRollback,
      describeStacks,
      listStacks,
      describeStackEvents,
      describeStackResource,
      describeStackResources,
      listStackResources,
      getTemplate,
      getTemplateSummary,
      validateTemplate,
    ],
    close: () => engine.settle(),
  });
  const start = async (): Promise<void> => {
    await relocateQueues(stacks);
    engine.resume();
  };
  return { services: [service], resources: [], start };
}
