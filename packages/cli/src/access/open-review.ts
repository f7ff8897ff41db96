import type { ReviewSetting } from "@tributary/access";
import type { Blueprint } from "@tributary/pipeline";
import { openPipeline } from "../definition/open-pipeline.ts";
import type { Io } from "../io.ts";
import { type TenantDeployment, tenantDeployment } from "../tenants/declared-access-points.ts";
import { type ReadSnapshot, readSnapshot } from "./read-snapshot.ts";
import { reviewSetting } from "./review-setting.ts";
import { type Target, withTarget } from "./target/open-target.ts";
import type { TargetOptions } from "./target/target-options.ts";

/** What is declared and what is deployed of one stage. */
export interface OpenedReview extends ReadSnapshot {
  readonly blueprint: Blueprint;
  readonly target: Target;
  readonly deployment: TenantDeployment;
  readonly setting: ReviewSetting;
}

/** Reads pipeline and deployment, then does the work with both. */
export async function withReview<T>(
  io: Io,
  options: TargetOptions,
  work: (opened: OpenedReview) => Promise<T>,
): Promise<T> {
  const { blueprint } = await openPipeline(io, options);
  return withTarget(io, options, async (target) => {
    const deployment = tenantDeployment(blueprint, options.stage, target);
    const read = await readSnapshot(target, deployment, io.signal);
    return work({ ...read, blueprint, target, deployment, setting: reviewSetting(blueprint, options.stage) });
  });
}
