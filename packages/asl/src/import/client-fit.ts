import { nodeOf } from "../expressions/expr.ts";

type Fields = Readonly<Record<string, unknown>>;

const jsonTexts: ReadonlySet<string> = new Set(["Detail", "Input", "Message", "MessageBody", "Output"]);

/**
 * Whether arguments are such as the service's client types them. Definitions by hand hold CloudFormation's functions,
 * objects where the API has JSON text (`texts` names such fields), and texts for DynamoDB's attribute values, all of
 * which Step Functions takes.
 */
export function fitsClient(args: unknown, service: string, texts = jsonTexts): boolean {
  if (Array.isArray(args)) return args.every((item) => fitsClient(item, service, texts));
  if (!isPlainObject(args)) return true;
  if (isTemplateFunction(args)) return false;
  return Object.entries(args).every(([name, value]) => {
    if (texts.has(name) && isPlainObject(value)) return false;
    if (service === "dynamodb" && attributes.has(name) && isPlainObject(value))
      return Object.values(value).every(isAttributeValue);
    return fitsClient(value, service, texts);
  });
}

const attributes = new Set(["ExpressionAttributeValues", "Item", "Key"]);

function isAttributeValue(value: unknown): boolean {
  const node = nodeOf(value);
  if (node) return node.kind === "reference" || node.kind === "raw";
  if (!isPlainObject(value) || isTemplateFunction(value)) return false;
  const { L: list, M: map, ...scalars } = value;
  return (
    (!Array.isArray(list) || list.every(isAttributeValue)) &&
    (!isPlainObject(map) || Object.values(map).every(isAttributeValue)) &&
    Object.entries(scalars).every(
      ([type, inner]) => !isPlainObject(inner) && (type !== "BOOL" || typeof inner !== "string"),
    )
  );
}

/** `{ "Ref": "Queue" }`, `{ "Fn::GetAtt": ["Queue", "Arn"] }` */
export function isTemplateFunction(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  const [name = "", ...more] = Object.keys(value);
  return more.length === 0 && (name === "Ref" || name.startsWith("Fn::"));
}

function isPlainObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !nodeOf(value);
}
