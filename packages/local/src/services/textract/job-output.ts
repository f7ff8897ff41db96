import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CloudContext } from "../cloud-context.ts";
import { ServiceError } from "../service-error.ts";

/** A whole answer of Textract, as the engines and the recordings give it. */
export interface DocumentAnswer {
  readonly DocumentMetadata: { readonly Pages: number };
  readonly Blocks: readonly object[];
}

const folderOf = (cloud: CloudContext): string => join(cloud.stateDir, "textract");
// The id is one of ours: 64 hex digits.
const fileOf = (cloud: CloudContext, jobId: string): string => join(folderOf(cloud), `${jobId}.json`);

export async function keepJobOutput(cloud: CloudContext, jobId: string, output: DocumentAnswer): Promise<void> {
  await mkdir(folderOf(cloud), { recursive: true });
  await writeFile(`${fileOf(cloud, jobId)}.part`, JSON.stringify(output));
  await rename(`${fileOf(cloud, jobId)}.part`, fileOf(cloud, jobId));
}

/** One page of a job's blocks; tokens are places in the list. */
export async function readJobPage(
  cloud: CloudContext,
  jobId: string,
  { max, token }: { max: number; token: string | undefined },
): Promise<object> {
  const output: DocumentAnswer = JSON.parse(await readFile(fileOf(cloud, jobId), "utf8"));
  const from = token === undefined ? 0 : Number(Buffer.from(token, "base64").toString());
  if (!Number.isInteger(from) || from < 0 || from > output.Blocks.length)
    throw new ServiceError("InvalidParameterException", "Request has an invalid NextToken");
  const until = from + max;
  const NextToken = until < output.Blocks.length ? Buffer.from(String(until)).toString("base64") : undefined;
  return { ...output, Blocks: output.Blocks.slice(from, until), ...(NextToken !== undefined && { NextToken }) };
}
