import type { Json } from "../json.ts";
import { Payload } from "../payload.ts";
import type { CompiledMachine } from "./compiled.ts";
import type { Position } from "./position.ts";
import type { Variables } from "./variables.ts";

/** One thread of control: the execution itself, a Parallel branch, a Map iteration. */
export class Strand {
  readonly id: number;
  readonly machine: CompiledMachine;
  readonly variables: Variables;
  readonly parent: Strand | undefined;
  /** Index of the branch or iteration within the parent's state. */
  readonly slot: number;
  readonly mapItem: Json | undefined;
  readonly children = new Set<Strand>();
  /** Strands below that ended badly; a redrive goes on with them. */
  abandoned: Strand[] = [];
  position: Position;
  /** Value of `position.input`, so that it is parsed only after a restart. */
  input: Payload;
  cancelled = false;
  #cleanups: Set<() => void> | undefined;

  constructor(init: {
    id: number;
    machine: CompiledMachine;
    variables: Variables;
    position: Position;
    input?: Payload;
    parent?: Strand | undefined;
    slot?: number;
    mapItem?: Json | undefined;
  }) {
    this.id = init.id;
    this.machine = init.machine;
    this.variables = init.variables;
    this.position = init.position;
    this.input = init.input ?? Payload.parse(init.position.input);
    this.parent = init.parent;
    this.slot = init.slot ?? 0;
    this.mapItem = init.mapItem;
    init.parent?.children.add(this);
  }

  /** Runs when the strand is cancelled while it waits. Returns what takes it back. */
  onCancel(cleanup: () => void): () => void {
    this.#cleanups ??= new Set();
    this.#cleanups.add(cleanup);
    return () => this.#cleanups?.delete(cleanup);
  }

  /** Stops this strand and all below it: nothing they wait for will wake them. */
  cancel(): void {
    if (this.cancelled) return;
    this.cancelled = true;
    for (const child of this.children) child.cancel();
    for (const cleanup of this.#cleanups ?? []) cleanup();
    this.#cleanups = undefined;
  }

  detach(): void {
    this.variables.release();
    this.parent?.children.delete(this);
  }
}
