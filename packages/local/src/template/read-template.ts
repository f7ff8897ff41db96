import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { TributaryError } from "@tributary/errors";
import { isRecord } from "./is-record.ts";
import type { TemplateDocument } from "./template-document.ts";

/** Reads `template.json` of an assembly folder. */
export async function readTemplate(assemblyDir: string): Promise<TemplateDocument> {
  const file = join(assemblyDir, "template.json");
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (cause) {
    throw new TributaryError("TRB-LOC-100", `Cannot read ${file}`, { at: { file }, cause });
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new TributaryError("TRB-LOC-100", `${file} is not JSON`, { at: { file }, cause });
  }
  if (!isTemplate(document)) {
    throw new TributaryError("TRB-LOC-100", `${file} has no Resources, or one of them has no Type`, { at: { file } });
  }
  return document;
}

/** Whether a JSON value is a template as far as the loader reads it. */
export function isTemplate(value: unknown): value is TemplateDocument {
  if (!isRecord(value) || !isRecord(value.Resources)) return false;
  return Object.values(value.Resources).every((resource) => isRecord(resource) && typeof resource.Type === "string");
}
