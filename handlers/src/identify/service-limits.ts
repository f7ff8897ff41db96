import type { FileKind } from "../contract/identified.ts";

const mebibyte = 1024 * 1024;
const gibibyte = 1024 * mebibyte;

export interface ServiceLimit {
  readonly bytes: number;
  /** Who sets the limit, as a person would say it. */
  readonly by: string;
}

/**
 * The largest file that the services of a kind take.
 *
 * https://docs.aws.amazon.com/textract/latest/dg/limits-document.html
 * https://docs.aws.amazon.com/transcribe/latest/dg/limits-guidelines.html
 * https://docs.aws.amazon.com/rekognition/latest/dg/limits.html
 */
export function serviceLimit(kind: FileKind, mediaType: string): ServiceLimit {
  switch (kind) {
    case "document":
      if (mediaType === "application/pdf" || mediaType === "image/tiff")
        return { bytes: 500 * mebibyte, by: "Textract" };
      return { bytes: 10 * mebibyte, by: "Textract, for a picture" };
    case "image":
      return { bytes: 15 * mebibyte, by: "Rekognition" };
    case "audio":
      return { bytes: 2 * gibibyte, by: "Transcribe" };
    case "video":
      return { bytes: 10 * gibibyte, by: "Rekognition Video" };
    case "text":
      return { bytes: 5 * mebibyte, by: "the pipeline, to bound the calls of Comprehend" };
  }
}

/** https://docs.aws.amazon.com/textract/latest/dg/limits-document.html */
export const maximumPages = 3_000;

/** Four hours. https://docs.aws.amazon.com/transcribe/latest/dg/limits-guidelines.html */
export const maximumSeconds = 14_400;
