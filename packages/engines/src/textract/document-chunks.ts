import type { Block } from "./block.ts";

/** Cuts a job's answer into the parts an asynchronous call gives: at most 1,000 blocks each, as Textract's MaxResults. */
export function documentChunks<Output extends { readonly Blocks: readonly Block[] }>(
  output: Output,
  blocksPerChunk = 1000,
): Output[] {
  const chunks: Output[] = [];
  for (let at = 0; at === 0 || at < output.Blocks.length; at += blocksPerChunk) {
    chunks.push({ ...output, Blocks: output.Blocks.slice(at, at + blocksPerChunk) });
  }
  return chunks;
}
