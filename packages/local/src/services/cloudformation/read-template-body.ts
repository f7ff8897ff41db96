import { isRecord } from "../../template/is-record.ts";
import { isTemplate } from "../../template/read-template.ts";
import type { TemplateDocument } from "../../template/template-document.ts";
import type { CloudContext } from "../cloud-context.ts";
import { objectDoor } from "../s3/object-door.ts";
import type { Principal } from "../service.ts";
import { cloudFormationError } from "./cloudformation-error.ts";
import { readYamlTemplate } from "./read-yaml-template.ts";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const largestBody = 51_200;
const largestObject = 1_048_576;

interface TemplateSource {
  readonly TemplateBody?: string;
  readonly TemplateURL?: string;
}

/** The template's text, from the request or from S3 as the caller may read it; undefined when neither is given. */
export async function templateText(
  cloud: CloudContext,
  principal: Principal,
  { TemplateBody, TemplateURL }: TemplateSource,
): Promise<string | undefined> {
  if (TemplateBody !== undefined && TemplateURL !== undefined)
    throw cloudFormationError.validation("Only one of TemplateBody or TemplateUrl may be specified.");
  if (TemplateBody !== undefined && Buffer.byteLength(TemplateBody) > largestBody)
    throw cloudFormationError.validation(
      `1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${largestBody}`,
    );
  if (TemplateURL === undefined) return TemplateBody;
  return (await objectDoor.of(cloud).read(principal, placeOf(TemplateURL), largestObject)).toString("utf8");
}

/** Bucket and key of an S3 address: virtual-hosted, path-style, or on this cloud. */
function placeOf(address: string): { bucket: string; key: string } {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url) throw cloudFormationError.validation("TemplateURL must be a supported URL.");
  const path = decodeURIComponent(url.pathname.slice(1));
  const [, bucket] = /^(.+)\.s3[.-].*amazonaws\.com/.exec(url.hostname) ?? [];
  if (bucket !== undefined) return { bucket, key: path };
  const slash = path.indexOf("/");
  if (slash < 1)
    throw cloudFormationError.validation("TemplateURL must reference a valid S3 object to which you have access.");
  return { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}

/** Templates are JSON, as `pipeline synth` writes them, or YAML. */
export function parseTemplate(text: string): TemplateDocument {
  const value = text.trimStart().startsWith("{") ? readJsonTemplate(text) : readYamlTemplate(text);
  if (!isRecord(value)) throw cloudFormationError.validation("Template format error: unsupported structure.");
  checkResources(value.Resources);
  if (isTemplate(value)) return value;
  throw cloudFormationError.validation("Template format error: unsupported structure.");
}

/** What begins as JSON does may still be YAML's own form of it. */
function readJsonTemplate(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    try {
      return readYamlTemplate(text);
    } catch {
      const why = error instanceof Error ? ` ${error.message}` : "";
      throw cloudFormationError.validation(`Template format error: JSON not well-formed.${why}`);
    }
  }
}

function checkResources(resources: unknown): void {
  if (!isRecord(resources) || Object.keys(resources).length === 0)
    throw cloudFormationError.validation("Template format error: At least one Resources member must be defined.");
  for (const [id, resource] of Object.entries(resources)) {
    if (!/^[A-Za-z0-9]+$/.test(id))
      throw cloudFormationError.validation(`Template format error: Resource name ${id} is non alphanumeric.`);
    if (!isRecord(resource) || typeof resource.Type !== "string")
      throw cloudFormationError.validation(`Template format error: [/Resources/${id}] 'Type' is required`);
  }
}
