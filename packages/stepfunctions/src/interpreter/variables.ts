import type { Json, JsonObject } from "../json.ts";

/** The variables a strand sees: its own and, for reading, those of the states around it. */
export class Variables {
  readonly #outer: Variables | undefined;
  readonly #root: Variables;
  #own: JsonObject | undefined;
  /** Bytes of each value of this scope. */
  readonly #sizes = new Map<string, number>();
  /** Bytes of all values of the execution; kept at the outermost scope. */
  #total = 0;

  constructor(outer?: Variables, own?: JsonObject) {
    this.#outer = outer;
    this.#root = outer ? outer.#root : this;
    if (own) this.assign(own);
  }

  get(name: string): Json | undefined {
    if (this.#own && Object.hasOwn(this.#own, name)) return this.#own[name];
    return this.#outer?.get(name);
  }

  /** Values assigned by one state; they become visible together. Answers their texts. */
  assign(values: JsonObject): Record<string, string> {
    const texts = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]));
    for (const [name, text] of Object.entries(texts)) {
      const size = Buffer.byteLength(text);
      this.#root.#total += size - (this.#sizes.get(name) ?? 0);
      this.#sizes.set(name, size);
    }
    this.#own = { ...this.#own, ...values };
    return texts;
  }

  /** Bytes that all variables of the execution have. */
  get total(): number {
    return this.#root.#total;
  }

  /** The scope has ended: what it held counts no longer. */
  release(): void {
    for (const size of this.#sizes.values()) this.#root.#total -= size;
    this.#sizes.clear();
  }

  get own(): JsonObject | undefined {
    return this.#own;
  }

  all(): JsonObject {
    return { ...this.#outer?.all(), ...this.#own };
  }
}
