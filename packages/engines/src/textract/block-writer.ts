import { createHash } from "node:crypto";
import type { Block, BlockType, Relationship } from "./block.ts";
import { geometryOf } from "./geometry.ts";
import type { Line } from "./lines.ts";
import type { Box, ReadPage, Word } from "./page.ts";

type Rest = Omit<Block, "BlockType" | "Id" | "Page" | "Geometry" | "Relationships">;

/** Collects one page's blocks; ids follow from the document and the order, so a second run gives the same ones. */
export class BlockWriter {
  readonly blocks: Block[] = [];
  readonly #words = new Map<Word, string>();
  readonly #seed: string;
  readonly #page: ReadPage;
  readonly #number: number;
  #count = 0;

  constructor(seed: string, page: ReadPage, number: number) {
    this.#seed = seed;
    this.#page = page;
    this.#number = number;
  }

  nextId(): string {
    const hex = createHash("sha256")
      .update(`${this.#seed}/${this.#number}/${++this.#count}`)
      .digest("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  /** Adds a block and answers its id. */
  add(
    type: BlockType,
    box: Box | undefined,
    rest: Rest,
    relationships: readonly Relationship[] = [],
    id = this.nextId(),
  ): string {
    const linked = relationships.filter((relationship) => relationship.Ids.length > 0);
    this.blocks.push({
      BlockType: type,
      Id: id,
      Page: this.#number,
      ...rest,
      ...(box ? { Geometry: geometryOf(box, this.#page) } : {}),
      ...(linked.length > 0 ? { Relationships: linked } : {}),
    });
    return id;
  }

  /** Adds a LINE with its WORDs and answers the line's id. */
  addLine(line: Line): string {
    const id = this.nextId();
    const words = line.words.map((word) => [word, this.nextId()] as const);
    const children = [{ Type: "CHILD" as const, Ids: words.map(([, wordId]) => wordId) }];
    this.add("LINE", line.box, { Text: line.text, Confidence: confidenceOf(line.words) }, children, id);
    for (const [word, wordId] of words) {
      this.#words.set(word, wordId);
      this.add("WORD", word.box, { Text: word.text, TextType: "PRINTED", Confidence: word.confidence }, [], wordId);
    }
    return id;
  }

  /** CHILD relationship to words that were added with their lines. */
  children(words: readonly Word[]): Relationship {
    return { Type: "CHILD", Ids: words.flatMap((word) => this.#words.get(word) ?? []) };
  }
}

export function confidenceOf(words: readonly Word[]): number {
  const mean = words.reduce((sum, word) => sum + word.confidence, 0) / Math.max(1, words.length);
  return Math.round(mean * 1000) / 1000;
}
