import { type Expr, type Expression, format } from "@tributary/asl";
import { aws } from "@tributary/asl/aws";
import { alone } from "../link.ts";
import { lakeBucket } from "../placeholders.ts";
import { s3Retry, transcribeRetry } from "../retries.ts";
import { storeToken } from "../store-token.ts";
import type { Step } from "./step.ts";

type Arguments = Exclude<Parameters<typeof aws.transcribe.startTranscriptionJob>[0], Expression<unknown>>;
type LanguageCode = NonNullable<Arguments["LanguageCode"]>;

/** A transcription is a job under the execution's own name; EventBridge tells when it is done. */
export const transcribeMedia: Step<"transcribe"> = (flow, { options, place }) => {
  const { speakers, language, timeoutSeconds } = options;
  const ofKind = place.kind === "video" ? "OfVideo" : "";
  const start = place.names.take("StartTranscription", `StartTranscription${ofKind}`);
  const wait = place.names.take("AwaitTranscript", `AwaitTranscript${ofKind}`);
  return flow
    .task(
      start,
      ({ vars, context }) =>
        aws.transcribe.startTranscriptionJob({
          TranscriptionJobName: context.Execution.Name,
          Media: { MediaFileUri: format`s3://${vars.document.raw.bucket}/${vars.document.raw.key}` },
          // Which languages there are is Transcribe's to say; the factory has checked the form.
          ...(language ? { LanguageCode: language as LanguageCode } : { IdentifyLanguage: true }),
          ...(speakers ? { Settings: { ShowSpeakerLabels: true, MaxSpeakerLabels: speakers } } : {}),
          OutputBucketName: lakeBucket,
          OutputKey: transcriptKey(vars.document.documentId, context.Execution.Name),
        }),
      {
        retry: [transcribeRetry],
        // The name is the execution's, so a job of that name is the one a former attempt started.
        catch: [{ errors: ["Transcribe.ConflictException"], next: wait }],
      },
    )
    .task(wait, ({ context }) => storeToken("transcribe", context.Execution.Name, context.Task.Token), {
      timeoutSeconds,
      retry: [s3Retry],
      output: ({ vars, context }) =>
        alone({
          extractor: "transcribe.transcript",
          service: "transcribe",
          pointer: { bucket: lakeBucket, key: transcriptKey(vars.document.documentId, context.Execution.Name) },
        }),
    })
    .forgetNames();
};

function transcriptKey(documentId: Expr<string>, jobName: Expr<string>): Expr<string> {
  return format`service-output/transcribe/${documentId}/${jobName}.json`;
}
