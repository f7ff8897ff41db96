import {
  type CreateChangeSetCommandInput,
  GetTemplateCommand,
  type Parameter,
  type Stack,
} from "@aws-sdk/client-cloudformation";
import type { Template } from "@tributary/assembly";
import { TributaryError } from "@tributary/errors";
import { findApplied } from "./applied-access-points.ts";
import { ensureAssetsBucket } from "./assets-bucket.ts";
import { type Deployable, stackNameOf } from "./deployable.ts";
import { findRetained, type Retained } from "./retained.ts";
import { isBlank } from "./stack-state.ts";
import type { Target } from "./target.ts";
import { uploadAssets } from "./upload-assets.ts";

export interface Prepared {
  readonly pipeline: string;
  readonly stackName: string;
  readonly stage: string;
  readonly assetsBucket: string;
  /** As it was found; undefined when there is none. */
  readonly stack: Stack | undefined;
  readonly uploaded: readonly string[];
  /** What every change set of this deployment says. */
  readonly common: CreateChangeSetCommandInput & { readonly StackName: string; readonly ChangeSetName: string };
  readonly templateUrl: string;
  /** What is deployed now. */
  readonly before: Template | undefined;
  /** What is there already and not in the stack: left behind by an earlier one, or made by `tenants apply`. */
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
  const { pipeline } = deployable.manifest;
  const stackName = stackNameOf(pipeline, stage);
  const before = await deployedTemplate(target, stack);
  return {
    pipeline,
    stackName,
    stage,
    assetsBucket: bucket,
    stack,
    uploaded,
    templateUrl,
    before,
    retained: await toTakeOver(target, deployable.template, { pipeline, stage, before }),
    common: {
      StackName: stackName,
      ChangeSetName: changeSetNameOf(deployable),
      Capabilities: ["CAPABILITY_NAMED_IAM"],
      Tags: [
        { Key: "tributary:pipeline", Value: pipeline },
        { Key: "tributary:stage", Value: stage },
      ],
      Parameters: parametersFor(deployable.template, stack, { ...parameters, Stage: stage, AssetsBucket: bucket }),
    },
  };
}

interface Standing {
  readonly pipeline: string;
  readonly stage: string;
  readonly before: Template | undefined;
}

async function toTakeOver(
  target: Target,
  template: Template,
  { pipeline, stage, before }: Standing,
): Promise<Retained | undefined> {
  if (before) return findApplied(target, template, { stage, before });
  const left = await findRetained(target, template, { pipeline, stage });
  const applied = left && (await findApplied(target, template, { stage, before: left.template }));
  return applied ? { ...applied, imports: [...left.imports, ...applied.imports] } : left;
}

async function deployedTemplate({ cfn }: Target, stack: Stack | undefined): Promise<Template | undefined> {
  if (isBlank(stack) || stack?.StackName === undefined) return undefined;
  const { TemplateBody } = await cfn.send(
    new GetTemplateCommand({ StackName: stack.StackName, TemplateStage: "Original" }),
  );
  return TemplateBody === undefined ? undefined : (JSON.parse(TemplateBody) as Template);
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
