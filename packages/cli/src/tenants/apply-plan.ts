import {
  CreateAccessPointCommand,
  DeleteAccessPointCommand,
  GetAccessPointCommand,
  PutAccessPointPolicyCommand,
} from "@aws-sdk/client-s3-control";
import { isTributaryError } from "@tributary/errors";
import type { Target } from "../access/target/open-target.ts";
import type { Pace } from "../access/target/pace.ts";
import { isNone, told } from "../access/target/told.ts";
import { forEachLimited } from "../files/for-each-limited.ts";
import { allBlocked, type DeclaredAccessPoint } from "./access-point.ts";
import type { TenantStep } from "./plan-tenants.ts";

export interface ApplyOptions {
  readonly pace: Pace;
  /** Ends after the steps under way; what is left is found by the next run. */
  readonly signal: AbortSignal;
  readonly onDone?: (step: TenantStep | { readonly kind: "remove"; readonly name: string }) => void;
}

export interface ApplyOutcome {
  readonly done: number;
  /** Steps that were not begun because of Ctrl-C. */
  readonly left: number;
  readonly failed: readonly { readonly name: string; readonly message: string }[];
}

const stepsAtOnce = 8;

/** Does the steps. One that fails holds up no other; each can be done again without harm. */
export async function applyPlan(
  target: Target,
  { steps, remove }: { readonly steps: readonly TenantStep[]; readonly remove: readonly string[] },
  { pace, signal, onDone }: ApplyOptions,
): Promise<ApplyOutcome> {
  const outcome = { done: 0, left: 0, failed: [] as { name: string; message: string }[] };
  const attempt = async (name: string, work: () => Promise<void>): Promise<void> => {
    if (signal.aborted) {
      outcome.left++;
      return;
    }
    try {
      await work();
      outcome.done++;
    } catch (error) {
      const reason = told(error, `Cannot change access point ${name}`);
      if (!isTributaryError(reason) && !(reason instanceof Error && "$metadata" in reason)) throw reason;
      outcome.failed.push({ name, message: reason.message });
    }
  };
  await forEachLimited(steps, stepsAtOnce, (step) =>
    attempt(step.point.name, async () => {
      await takeStep(target, step, pace);
      onDone?.(step);
    }),
  );
  await forEachLimited(remove, stepsAtOnce, (name) =>
    attempt(name, async () => {
      await removeAccessPoint(target, name, pace);
      onDone?.({ kind: "remove", name });
    }),
  );
  return outcome;
}

async function takeStep(target: Target, step: TenantStep, pace: Pace): Promise<void> {
  if (step.kind === "replace") await removeAccessPoint(target, step.point.name, pace);
  if (step.kind !== "policy") await create(target, step.point, pace);
  await putPolicy(target, step.point, pace);
}

async function create({ s3Control, account }: Target, point: DeclaredAccessPoint, pace: Pace): Promise<void> {
  await pace.turn();
  try {
    await s3Control.send(
      new CreateAccessPointCommand({
        AccountId: account,
        Name: point.name,
        Bucket: point.bucket,
        PublicAccessBlockConfiguration: allBlocked,
        ...(point.vpc !== undefined && { VpcConfiguration: { VpcId: point.vpc } }),
      }),
    );
  } catch (error) {
    // An attempt whose answer was lost had made it; one of the same name on another bucket is somebody else's.
    if (!isNone(error, "AccessPointAlreadyOwnedByYou")) throw error;
    const { Bucket } = await s3Control.send(new GetAccessPointCommand({ AccountId: account, Name: point.name }));
    if (Bucket !== point.bucket) throw error;
  }
}

async function putPolicy(
  { s3Control, account }: Target,
  { name, policy }: DeclaredAccessPoint,
  pace: Pace,
): Promise<void> {
  await pace.turn();
  const Policy = JSON.stringify(policy);
  await s3Control.send(new PutAccessPointPolicyCommand({ AccountId: account, Name: name, Policy }));
}

/** Takes an access point away, with its policy. One that is gone already is no failure. */
async function removeAccessPoint({ s3Control, account }: Target, name: string, pace: Pace): Promise<void> {
  await pace.turn();
  try {
    await s3Control.send(new DeleteAccessPointCommand({ AccountId: account, Name: name }));
  } catch (error) {
    if (!isNone(error, "NoSuchAccessPoint")) throw error;
  }
}
