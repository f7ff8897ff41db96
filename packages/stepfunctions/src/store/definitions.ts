import { createHash } from "node:crypto";
import { compileMachine } from "../interpreter/compile-machine.ts";
import type { CompiledMachine } from "../interpreter/compiled.ts";
import { isJsonObject, type JsonObject } from "../json.ts";
import type { RecordStore } from "./record-store.ts";

/** Compiled definitions kept in memory. */
const KEPT = 200;

/** The definitions of executions, each kept once however many executions it has had. */
export class Definitions {
  readonly #records: RecordStore;
  readonly #keys = new WeakMap<CompiledMachine, string>();
  readonly #machines = new Map<string, CompiledMachine>();

  constructor(records: RecordStore) {
    this.#records = records;
  }

  /** Key of a definition; it is written when it is new. */
  keyOf(machine: CompiledMachine): string {
    let key = this.#keys.get(machine);
    if (key === undefined) {
      // The text alone does not say which query language a Map's machine inherited.
      const language = machine.queryLanguage;
      const text = JSON.stringify(machine.definition);
      key = createHash("sha256").update(`${language} ${text}`).digest("base64url");
      if (this.#records.get(["d", key]) === undefined) this.#records.put(["d", key], { language, text });
      this.#remember(key, machine);
    }
    return key;
  }

  get(key: string): CompiledMachine {
    const known = this.#machines.get(key);
    if (known) return known;
    const record = this.#records.get(["d", key]);
    if (!isJsonObject(record)) throw new Error(`The state folder has no definition ${key}`);
    const machine = compileMachine(
      JSON.parse(String(record.text)) as JsonObject,
      record.language === "JSONata" ? "JSONata" : "JSONPath",
    );
    this.#remember(key, machine);
    return machine;
  }

  #remember(key: string, machine: CompiledMachine): void {
    this.#keys.set(machine, key);
    this.#machines.set(key, machine);
    if (this.#machines.size > KEPT) this.#machines.delete(this.#machines.keys().next().value ?? "");
  }
}
