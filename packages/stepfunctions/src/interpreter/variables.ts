import type { Json, JsonObject } from "../json.ts";

/** The variables a strand sees: its own and, for reading, those of the states around it. */
export class Variables {
  readonly #outer: Variables | undefined;
  #own: JsonObject | undefined;

  constructor(outer?: Variables, own?: JsonObject) {
    this.#outer = outer;
    this.#own = own;
  }

  get(name: string): Json | undefined {
    if (this.#own && Object.hasOwn(this.#own, name)) return this.#own[name];
    return this.#outer?.get(name);
  }

  /** Values assigned by one state; they become visible together. */
  assign(values: JsonObject): void {
    this.#own = { ...this.#own, ...values };
  }

  get own(): JsonObject | undefined {
    return this.#own;
  }

  all(): JsonObject {
    return { ...this.#outer?.all(), ...this.#own };
  }
}
