import { fileTypeFromBuffer } from "file-type";
import { decodeText } from "../text/decode-text.ts";
import { sniffText } from "../text/sniff-text.ts";
import type { FileReader } from "./file-reader.ts";
import { kindOf, typeOfName } from "./media-types.ts";

export interface SniffedType {
  readonly mediaType: string;
  /** What the decision rests on. */
  readonly basis: string;
}

/** Spellings of one type. */
const aliases: Readonly<Record<string, string>> = {
  "audio/vnd.wave": "audio/wav",
  "audio/x-wav": "audio/wav",
  "audio/x-flac": "audio/flac",
  "audio/opus": "audio/ogg",
  "application/ogg": "audio/ogg",
  "audio/ogg; codecs=opus": "audio/ogg",
  "video/x-m4v": "video/mp4",
  "video/matroska": "video/x-matroska",
};

/** Finds the type from the bytes. The name only refines plain text, and a name that says otherwise is noted. */
export async function sniffType(file: FileReader, key: string): Promise<SniffedType | undefined> {
  const named = typeOfName(key);
  const found = await fromBytes(file, named);
  if (!found) return undefined;
  return { mediaType: found.mediaType, basis: noteConflict(found, named) };
}

async function fromBytes({ head, complete }: FileReader, named: string | undefined): Promise<SniffedType | undefined> {
  // Writers put bytes before the header, and readers look for it in the first kilobyte.
  if (Buffer.from(head.subarray(0, 1024)).includes("%PDF-"))
    return { mediaType: "application/pdf", basis: "signature" };
  const decoded = decodeText(head);
  // The byte order mark FF FE begins a frame of MPEG sound as well.
  const marked = decoded?.encoding.startsWith("utf-16") ?? false;
  const signature = marked ? undefined : await fileTypeFromBuffer(head);
  if (signature && signature.mime !== "application/xml") {
    const mime = signature.mime.split(";")[0] ?? signature.mime;
    return { mediaType: webmKind(aliases[signature.mime] ?? aliases[mime] ?? mime, head), basis: "signature" };
  }
  if (!decoded) return undefined;
  const said = sniffText(decoded.text, complete);
  const refined = said === "text/plain" && named && ["text/csv", "text/markdown"].includes(named) ? named : said;
  return { mediaType: refined, basis: `text in ${decoded.encoding}` };
}

/** WebM is one container for both; the codec ids of its tracks are near the beginning. */
function webmKind(mediaType: string, head: Uint8Array): string {
  if (mediaType !== "video/webm") return mediaType;
  const start = Buffer.from(head);
  return start.includes("V_VP") || start.includes("V_AV1") || !start.includes("A_") ? "video/webm" : "audio/webm";
}

function noteConflict({ mediaType, basis }: SniffedType, named: string | undefined): string {
  if (!named || named === mediaType) return basis;
  const sound = ["audio/x-m4a", "audio/mp4", "video/mp4", "video/quicktime"];
  if (sound.includes(named) && sound.includes(mediaType)) return basis;
  if (named === "text/plain" && kindOf(mediaType) === "text") return basis;
  return `${basis}; the name says ${named}`;
}
