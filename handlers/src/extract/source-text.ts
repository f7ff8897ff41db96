import type { S3Client } from "@aws-sdk/client-s3";
import { s3Uri } from "@tributary/catalog";
import { readTextractAnswer } from "../answers/textract-answer.ts";
import { documentText, pageTexts } from "../answers/textract-text.ts";
import { readTranscribeAnswer } from "../answers/transcribe-answer.ts";
import type { Pointer } from "../contract/pointer.ts";
import { isMissing, readObject } from "../lake/read-object.ts";
import { ReasonError } from "../reasons/reason-error.ts";
import { readableText } from "../text/readable-text.ts";

/** The text of a source: a raw file, what was said on a recording, or what stands in a document. */
export async function sourceText(
  s3: S3Client,
  source: Pointer,
  { lakeBucket, versionId }: { lakeBucket: string; versionId?: string | undefined },
): Promise<string> {
  if (source.bucket === lakeBucket) {
    if (source.key.startsWith("service-output/transcribe/")) return (await readTranscribeAnswer(s3, source)).text;
    if (source.key.startsWith("service-output/textract/")) {
      return documentText(pageTexts((await readTextractAnswer(s3, source)).blocks));
    }
    throw new ReasonError("InvalidInput", `${s3Uri(source)} is no answer that holds a text.`);
  }
  const bytes = await readObject(s3, source, { versionId }).catch((cause: unknown) => {
    if (!isMissing(cause)) throw cause;
    throw new ReasonError("ObjectGone", "The file was deleted before it was read.", { cause });
  });
  return (await readableText(bytes)).text;
}
