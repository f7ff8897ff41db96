import type { JobRunner } from "../ai/job-runner.ts";
import type { CloudContext } from "../cloud-context.ts";

/** What a job was asked. */
export interface TranscriptionJob {
  readonly TranscriptionJobName: string;
  readonly LanguageCode?: string;
  readonly IdentifyLanguage?: boolean;
  readonly LanguageOptions?: readonly string[];
  readonly MediaFormat?: string;
  readonly MediaSampleRateHertz?: number;
  readonly Media: { readonly MediaFileUri: string };
  readonly OutputBucketName: string;
  readonly OutputKey?: string;
  readonly Settings?: { readonly ShowSpeakerLabels?: boolean; readonly MaxSpeakerLabels?: number };
}

export interface TranscribeStore {
  readonly cloud: CloudContext;
  readonly jobs: JobRunner<TranscriptionJob>;
}

/** A key that ends in a slash is a folder; the file is named after the job. */
export function outputKey({ OutputKey, TranscriptionJobName }: TranscriptionJob): string {
  if (OutputKey === undefined) return `${TranscriptionJobName}.json`;
  return OutputKey.endsWith("/") ? `${OutputKey}${TranscriptionJobName}.json` : OutputKey;
}
