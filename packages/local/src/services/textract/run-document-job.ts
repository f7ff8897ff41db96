import { analyzeDocument, detectDocumentText } from "@tributary/engines";
import type { AiAnswer } from "../ai/ai-answers.ts";
import { readS3Object } from "../ai/document-source.ts";
import type { Job } from "../ai/job-runner.ts";
import type { CloudContext } from "../cloud-context.ts";
import { objectDoor } from "../s3/object-door.ts";
import { type DocumentJob, jobLimits } from "./document-job.ts";
import { type DocumentAnswer, keepJobOutput } from "./job-output.ts";

const blocksPerFile = 1000;

/** Reads the document, keeps the answer, and writes it where the job's output is to go. */
export async function runDocumentJob(cloud: CloudContext, job: Job<DocumentJob>, signal: AbortSignal): Promise<void> {
  const objects = objectDoor.of(cloud);
  const bytes = await readS3Object(objects, job.principal, job.input.DocumentLocation.S3Object, jobLimits);
  const question = { service: "textract", operation: job.operation, subject: bytes };
  const { output } = await cloud.answers.answer<DocumentAnswer>(question, () => ask(bytes, job), signal);
  await keepJobOutput(cloud, job.id, output);
  const { OutputConfig } = job.input;
  if (!OutputConfig) return;
  const prefix = `${OutputConfig.S3Prefix ?? "textract_output"}/${job.id}`;
  const write = (name: string, body: string): Promise<void> =>
    objects.write(job.principal, { bucket: OutputConfig.S3Bucket, key: `${prefix}/${name}` }, body, {
      contentType: "application/json",
      requestId: job.id,
    });
  // Textract proves that it may write before it writes the answer.
  await write(".s3_access_check", "");
  const { Blocks, ...facts } = output;
  for (let at = 0, part = 1; at === 0 || at < Blocks.length; at += blocksPerFile, part += 1) {
    const more = at + blocksPerFile < Blocks.length;
    const file = {
      ...facts,
      JobStatus: "SUCCEEDED",
      NextToken: more ? String(part + 1) : null,
      Blocks: Blocks.slice(at, at + blocksPerFile),
    };
    await write(String(part), JSON.stringify(file));
  }
}

function ask(bytes: Uint8Array, { operation, input }: Job<DocumentJob>): Promise<AiAnswer<DocumentAnswer>> {
  if (operation === "StartDocumentTextDetection") return detectDocumentText(bytes);
  return analyzeDocument(bytes, {
    FeatureTypes: input.FeatureTypes ?? [],
    Queries: input.QueriesConfig?.Queries ?? [],
  });
}
