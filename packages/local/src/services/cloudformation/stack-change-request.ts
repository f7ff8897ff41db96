import { parameterValues } from "../../template/parameters.ts";
import type { TemplateDocument } from "../../template/template-document.ts";
import { boolean, list, optional, string, structure } from "../input-shape.ts";
import type { Principal } from "../service.ts";
import { checkCapabilities, checkTemplate } from "./check-template.ts";
import { asValidation, cloudFormationError } from "./cloudformation-error.ts";
import { valuesOf } from "./operation-outcome.ts";
import { parseTemplate, templateText } from "./read-template-body.ts";
import type { Parameter, Stack, Tag } from "./stack.ts";
import type { StackStore } from "./stack-store.ts";

/** Members that every request has which brings a template. */
export const templateMembers = {
  TemplateBody: optional(string({ min: 1 })),
  TemplateURL: optional(string({ min: 1, max: 5120 })),
  UsePreviousTemplate: optional(boolean),
  Parameters: optional(
    list(
      structure({
        ParameterKey: string(),
        ParameterValue: optional(string()),
        UsePreviousValue: optional(boolean),
      }),
    ),
  ),
  Capabilities: optional(list(string())),
  Tags: optional(list(structure({ Key: string({ min: 1, max: 128 }), Value: string({ max: 256 }) }), { max: 50 })),
} as const;

export interface TemplateInput {
  readonly TemplateBody?: string;
  readonly TemplateURL?: string;
  readonly UsePreviousTemplate?: boolean;
  readonly Parameters?: readonly {
    readonly ParameterKey: string;
    readonly ParameterValue?: string;
    readonly UsePreviousValue?: boolean;
  }[];
  readonly Capabilities?: readonly string[];
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}

export interface ReadRequest {
  readonly templateBody: string;
  readonly template: TemplateDocument;
  readonly parameters: readonly Parameter[];
  readonly tags: readonly Tag[];
  readonly capabilities: readonly string[];
}

/** Reads and checks what a request wants of a stack. */
export async function readRequest(
  { cloud }: StackStore,
  principal: Principal,
  { input, stack }: { input: TemplateInput; stack: Stack | undefined },
): Promise<ReadRequest> {
  const given = await templateText(cloud, principal, input);
  const templateBody = input.UsePreviousTemplate ? stack?.templateBody : given;
  if (templateBody === undefined)
    throw cloudFormationError.validation("Either Template URL or Template Body must be specified.");
  const template = parseTemplate(templateBody);
  checkTemplate(cloud, template);
  checkCapabilities(template, input.Capabilities ?? []);
  const parameters = readParameters(template, input.Parameters ?? [], stack);
  const tags = input.Tags?.map(({ Key, Value }) => ({ key: Key, value: Value })) ?? stack?.tags ?? [];
  return { templateBody, template, parameters, tags, capabilities: input.Capabilities ?? [] };
}

function readParameters(
  { Parameters: declared = {} }: TemplateDocument,
  given: NonNullable<TemplateInput["Parameters"]>,
  stack: Stack | undefined,
): Parameter[] {
  const former = valuesOf(stack?.parameters ?? []);
  const values = new Map<string, string>();
  for (const { ParameterKey, ParameterValue, UsePreviousValue } of given) {
    const value = UsePreviousValue ? former[ParameterKey] : ParameterValue;
    if (value !== undefined) values.set(ParameterKey, value);
  }
  const strange = [...values.keys()].filter((name) => !Object.hasOwn(declared, name));
  if (strange.length > 0)
    throw cloudFormationError.validation(`Parameters: [${strange.join(", ")}] do not exist in the template`);
  const parameters = Object.entries(declared).flatMap(([key, { Default }]) => {
    const value = values.get(key) ?? (Default === undefined ? undefined : String(Default));
    return value === undefined ? [] : [{ key, value }];
  });
  const missing = Object.keys(declared).filter((name) => !parameters.some(({ key }) => key === name));
  if (missing.length > 0) throw cloudFormationError.validation(`Parameters: [${missing.join(", ")}] must have values`);
  asValidation(() => parameterValues(declared, valuesOf(parameters)));
  return parameters;
}
