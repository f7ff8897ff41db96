/**
 * EMR's optimised actions, which speak of one cluster and one step where the service has lists.
 *
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html
 */
export interface Emr {
  readonly service: "elasticmapreduce";
  readonly actions: {
    readonly createCluster: {
      readonly as: "runJobFlow";
      readonly less: "Steps";
      readonly plus: { readonly Instances: { readonly KeepJobFlowAliveWhenNoSteps: true } };
      readonly gives: Cluster;
      readonly sync: { readonly gives: Cluster };
    };
    readonly terminateCluster: {
      readonly plus: Cluster;
      readonly gives: Nothing;
      readonly sync: "undocumented";
    };
    readonly addStep: {
      readonly as: "addJobFlowSteps";
      readonly less: "JobFlowId" | "Steps";
      readonly plus: Cluster;
      readonly one: { readonly Step: "Steps" };
      readonly gives: { readonly StepId: string };
      readonly sync: "undocumented";
    };
    readonly cancelStep: {
      readonly plus: Cluster & {
        readonly StepId: string;
        readonly StepCancellationOption?: "SEND_INTERRUPT" | "TERMINATE_PROCESS";
      };
      readonly gives: {
        readonly CancelStepsInfo: { readonly StepId: string; readonly Status: string; readonly Reason: string };
      };
    };
    readonly setClusterTerminationProtection: {
      readonly plus: Cluster & { readonly TerminationProtected: boolean };
      readonly gives: Nothing;
    };
    readonly modifyInstanceFleetByName: {
      readonly plus: Cluster & {
        readonly InstanceFleetName: string;
        readonly InstanceFleet: { readonly TargetOnDemandCapacity?: number; readonly TargetSpotCapacity?: number };
      };
      readonly gives: Nothing;
    };
    readonly modifyInstanceGroupByName: {
      readonly plus: Cluster & {
        readonly InstanceGroupName: string;
        readonly InstanceGroup: {
          readonly InstanceCount?: number;
          readonly EC2InstanceIdsToTerminate?: readonly string[];
          readonly ShrinkPolicy?: { readonly DecommissionTimeout?: number; readonly InstanceResizePolicy?: object };
          readonly ReconfigurationType?: "MERGE" | "OVERWRITE";
          readonly Configurations?: readonly object[];
        };
      };
      readonly gives: Nothing;
    };
  };
}

interface Cluster {
  readonly ClusterId: string;
}

type Nothing = Readonly<Record<never, never>>;
