import type { Message } from "./message.ts";

/** The order of messages inside the groups of a first-in-first-out queue. */
export class MessageGroups {
  readonly #groups = new Map<string, Message[]>();

  add(message: Message): void {
    if (message.group === undefined) return;
    const group = this.#groups.get(message.group);
    if (!group) this.#groups.set(message.group, [message]);
    else {
      group.push(message);
      // Restored messages come in any order.
      if ((group.at(-2)?.sequence ?? 0) > message.sequence) group.sort((a, b) => a.sequence - b.sequence);
    }
  }

  remove(message: Message): void {
    const group = message.group === undefined ? undefined : this.#groups.get(message.group);
    if (!group || message.group === undefined) return;
    const left = group.filter((other) => other !== message);
    if (left.length === 0) this.#groups.delete(message.group);
    else this.#groups.set(message.group, left);
  }

  /** The one that comes next in the message's group. */
  after(message: Message): Message | undefined {
    const group = message.group === undefined ? undefined : this.#groups.get(message.group);
    return group?.[group.indexOf(message) + 1];
  }

  /** Whether a message must wait: one before it is neither gone nor among those taken in the same call. */
  blocks(message: Message, taken: readonly Message[]): boolean {
    if (message.group === undefined) return false;
    const group = this.#groups.get(message.group) ?? [];
    for (const other of group) {
      if (other === message) return false;
      if (!taken.includes(other)) return true;
    }
    return false;
  }
}
