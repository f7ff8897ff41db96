import { ServiceError } from "../services/service-error.ts";
import { ByteReader } from "./byte-reader.ts";
import { type ChunkSeed, ChunkVerifier } from "./chunk-verifier.ts";

export interface AwsChunkedOptions {
  /** Set when chunks are signed. */
  readonly seed?: ChunkSeed;
  /** Trailers are written into it as they come. */
  readonly trailers: Record<string, string>;
}

/**
 * Takes the aws-chunked framing off: `<hex size>[;chunk-signature=<hex>]\r\n<bytes>\r\n ... 0\r\n<trailers>\r\n`.
 * Yields bytes before their signature is known to be good; the consumer must discard all when this throws.
 */
export async function* decodeAwsChunked(
  source: AsyncIterable<Buffer>,
  { seed, trailers }: AwsChunkedOptions,
): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source);
  const verifier = seed && new ChunkVerifier(seed);
  for (;;) {
    const { size, signature } = readChunkHeader(await reader.line());
    for await (const bytes of reader.take(size)) {
      verifier?.update(bytes);
      yield bytes;
    }
    verifier?.endChunk(signature);
    if (size === 0) break;
    if ((await reader.line()) !== "") throw malformed("a chunk is longer than its header says");
  }
  await readTrailers(reader, verifier, trailers);
}

function readChunkHeader(line: string): { size: number; signature?: string } {
  const [size = "", ...extensions] = line.split(";");
  if (!/^[0-9a-f]{1,12}$/i.test(size)) throw malformed(`'${line.slice(0, 40)}' is no chunk header`);
  const signature = extensions.map((item) => item.split("=")).find(([name]) => name === "chunk-signature")?.[1];
  return { size: Number.parseInt(size, 16), ...(signature !== undefined && { signature }) };
}

async function readTrailers(
  reader: ByteReader,
  verifier: ChunkVerifier | undefined,
  trailers: Record<string, string>,
): Promise<void> {
  let signed = "";
  let signature: string | undefined;
  while (!(await reader.atEnd())) {
    const line = await reader.line();
    if (line === "") continue;
    const at = line.indexOf(":");
    if (at < 1) throw malformed(`'${line.slice(0, 40)}' is no trailer`);
    const name = line.slice(0, at).toLowerCase();
    const value = line.slice(at + 1).trim();
    if (name === "x-amz-trailer-signature") signature = value;
    else {
      trailers[name] = value;
      signed += `${name}:${value}\n`;
    }
  }
  if (verifier && signed !== "") verifier.endTrailers(signed, signature);
}

export function malformed(detail: string): ServiceError {
  return new ServiceError("IncompleteBody", `The request body is not well-formed aws-chunked content: ${detail}.`, 400);
}
