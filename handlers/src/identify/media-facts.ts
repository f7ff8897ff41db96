import { ALL_FORMATS, CustomSource, Input } from "mediabunny";
import type { FileKind } from "../contract/identified.ts";
import { ReasonError } from "../reasons/reason-error.ts";
import type { FileReader } from "./file-reader.ts";

export interface MediaFacts {
  readonly kind: Extract<FileKind, "audio" | "video">;
  readonly seconds?: number;
}

/** Types whose length no header gives. */
const withoutLength = ["audio/amr"];

/** How long a recording is and whether it has pictures, from its headers; the sound itself is not read. */
export async function mediaFacts(file: FileReader, mediaType: string): Promise<MediaFacts> {
  if (withoutLength.includes(mediaType)) return { kind: "audio" };
  const source = new CustomSource({
    getSize: () => file.bytes,
    read: (begin, end) => file.read(begin, end),
  });
  const input = new Input({ source, formats: ALL_FORMATS });
  try {
    const tracks = await input.getTracks();
    const pictures = tracks.some((track) => track.isVideoTrack());
    const sound = tracks.some((track) => track.isAudioTrack());
    if (!pictures && !sound) throw new ReasonError("CorruptObject", "The file holds neither sound nor pictures.");
    // Without a length in the headers every packet would have to be read: done only for files that are held anyway.
    const seconds =
      (await input.getDurationFromMetadata()) ?? (file.complete ? await input.computeDuration() : undefined);
    const known = seconds !== undefined && Number.isFinite(seconds) && seconds >= 0;
    return { kind: pictures ? "video" : "audio", ...(known ? { seconds: Math.round(seconds * 1000) / 1000 } : {}) };
  } catch (cause) {
    if (cause instanceof ReasonError || isServiceError(cause)) throw cause;
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new ReasonError("CorruptObject", `The recording cannot be read: ${said}`, { cause });
  } finally {
    input.dispose();
  }
}

/** Errors of S3 are not the file's fault. */
function isServiceError(error: unknown): boolean {
  return error instanceof Error && "$metadata" in error;
}
