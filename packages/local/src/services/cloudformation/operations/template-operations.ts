import { oneOf, optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { checkTemplate, neededCapability } from "../check-template.ts";
import { cloudFormationError } from "../cloudformation-error.ts";
import type { CloudFormation } from "../cloudformation-store.ts";
import { parseTemplate, templateText } from "../read-template-body.ts";
import { stackNeed } from "../stack-access.ts";

const source = { TemplateBody: optional(string({ min: 1 })), TemplateURL: optional(string({ min: 1 })) } as const;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html */
export const getTemplate = operation({
  name: "GetTemplate",
  input: {
    StackName: optional(string({ min: 1 })),
    ChangeSetName: optional(string({ min: 1 })),
    TemplateStage: optional(oneOf("Original", "Processed")),
  },
  access: ({ StackName }, _context, { stacks }: CloudFormation) => [stackNeed(stacks, "GetTemplate", StackName)],
  handle: ({ stacks }, { StackName, ChangeSetName }) => {
    const body =
      ChangeSetName === undefined
        ? stacks.find(StackName ?? "")?.templateBody
        : stacks.getChangeSet(ChangeSetName, StackName).templateBody;
    if (body === undefined) throw cloudFormationError.noStack(StackName ?? "");
    return { TemplateBody: body, StagesAvailable: ["Original", "Processed"] };
  },
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ValidateTemplate.html */
export const validateTemplate = operation({
  name: "ValidateTemplate",
  input: source,
  access: (_input, _context, { stacks }: CloudFormation) => [stackNeed(stacks, "ValidateTemplate")],
  handle: async ({ stacks }, input, { principal }) => {
    const text = await templateText(stacks.cloud, principal, input);
    if (text === undefined)
      throw cloudFormationError.validation("Either Template URL or Template Body must be specified.");
    const template = parseTemplate(text);
    checkTemplate(stacks.cloud, template);
    return summary(template);
  },
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplateSummary.html */
export const getTemplateSummary = operation({
  name: "GetTemplateSummary",
  input: { ...source, StackName: optional(string({ min: 1 })) },
  access: ({ StackName }, _context, { stacks }: CloudFormation) => [stackNeed(stacks, "GetTemplateSummary", StackName)],
  handle: async ({ stacks }, input, { principal }) => {
    const stack = input.StackName === undefined ? undefined : stacks.get(input.StackName);
    const text = stack?.templateBody ?? (await templateText(stacks.cloud, principal, input));
    if (text === undefined)
      throw cloudFormationError.validation("Either Template URL or Template Body must be specified.");
    const template = parseTemplate(text);
    return {
      ...summary(template),
      ResourceTypes: [...new Set(Object.values(template.Resources).map(({ Type }) => Type))].sort(),
      Version: "2010-09-09",
    };
  },
});

function summary(template: ReturnType<typeof parseTemplate>) {
  const capability = neededCapability(template);
  const iam = Object.values(template.Resources)
    .map(({ Type }) => Type)
    .filter((type) => type.startsWith("AWS::IAM::"));
  return {
    ...(template.Description !== undefined && { Description: template.Description }),
    Parameters: Object.entries(template.Parameters ?? {}).map(([key, { Default, Description, NoEcho, Type }]) => ({
      ParameterKey: key,
      ...(Default !== undefined && { DefaultValue: String(Default) }),
      ParameterType: Type,
      NoEcho: NoEcho === true || NoEcho === "true",
      ...(Description !== undefined && { Description }),
    })),
    ...(capability !== undefined && {
      Capabilities: [capability],
      CapabilitiesReason: `The following resource(s) require capabilities: [${[...new Set(iam)].sort().join(", ")}]`,
    }),
  };
}
