import type { CreateChangeSetCommandInput, Parameter, Stack } from "@aws-sdk/client-cloudformation";
import type { Template } from "@tributary/assembly";
import { TributaryError } from "@tributary/errors";
import { ensureAssetsBucket } from "./assets-bucket.ts";
import { type Deployable, stackNameOf } from "./deployable.ts";
import { findRetained, type Retained } from "./retained.ts";
import { isBlank } from "./stack-state.ts";
import type { Target } from "./target.ts";
import { uploadAssets } from "./upload-assets.ts";

export interface Prepared {
  readonly stackName: string;
  readonly stage: string;
  /** As it was found; undefined when there is none. */
  readonly stack: Stack | undefined;
  readonly uploaded: readonly string[];
  /** What every change set of this deployment says. */
  readonly common: CreateChangeSetCommandInput & { readonly StackName: string; readonly ChangeSetName: string };
  readonly templateUrl: string;
  /** What an earlier stack left behind, when there is no stack now. */
  readonly retained: Retained | undefined;
}

export interface PrepareOptions {
  readonly stage: string;
  /** Beside Stage and AssetsBucket; what is not named keeps its value. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** The same content gets the same name, so that an interrupted run and its second meet each other's change set. */
export const changeSetNameOf = ({ templateSha256 }: Deployable): string => `tributary-${templateSha256.slice(0, 24)}`;

/** Uploads what the stack needs; nothing of the stack itself is touched. */
export async function prepareDeployment(
  target: Target,
  deployable: Deployable,
  { stage, parameters = {}, stack }: PrepareOptions & { readonly stack: Stack | undefined },
): Promise<Prepared> {
  const bucket = await ensureAssetsBucket(target);
  const { uploaded, templateUrl } = await uploadAssets(target, bucket, deployable);
  const stackName = stackNameOf(deployable.manifest.pipeline, stage);
  return {
    stackName,
    stage,
    stack,
    uploaded,
    templateUrl,
    retained: isBlank(stack)
      ? await findRetained(target, deployable.template, { pipeline: deployable.manifest.pipeline, stage })
      : undefined,
    common: {
      StackName: stackName,
      ChangeSetName: changeSetNameOf(deployable),
      Capabilities: ["CAPABILITY_NAMED_IAM"],
      Tags: [
        { Key: "tributary:pipeline", Value: deployable.manifest.pipeline },
        { Key: "tributary:stage", Value: stage },
      ],
      Parameters: parametersFor(deployable.template, stack, { ...parameters, Stage: stage, AssetsBucket: bucket }),
    },
  };
}

function parametersFor(
  { Parameters }: Template,
  stack: Stack | undefined,
  given: Readonly<Record<string, string>>,
): Parameter[] {
  const strange = Object.keys(given).filter((name) => !Object.hasOwn(Parameters, name));
  if (strange.length > 0)
    throw new TributaryError(
      "TRB-CLI-072",
      `The template has no parameter ${strange.join(", ")}; it has ${Object.keys(Parameters).join(", ")}`,
    );
  const known = new Set((stack?.Parameters ?? []).map(({ ParameterKey }) => ParameterKey));
  return Object.keys(Parameters).flatMap((ParameterKey): Parameter[] => {
    const value = given[ParameterKey];
    if (value !== undefined) return [{ ParameterKey, ParameterValue: value }];
    return known.has(ParameterKey) ? [{ ParameterKey, UsePreviousValue: true }] : [];
  });
}
