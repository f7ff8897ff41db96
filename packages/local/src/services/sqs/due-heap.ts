/** Items by the moment they fall due, soonest first; equal moments by sequence. */
export class DueHeap<T> {
  readonly #items: { at: number; sequence: number; item: T }[] = [];

  get nextAt(): number | undefined {
    return this.#items[0]?.at;
  }

  push(at: number, sequence: number, item: T): void {
    const items = this.#items;
    items.push({ at, sequence, item });
    let child = items.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#before(child, parent)) break;
      this.#swap(child, parent);
      child = parent;
    }
  }

  /** Takes the first item if it is due. */
  popDue(now: number): { at: number; item: T } | undefined {
    const items = this.#items;
    const first = items[0];
    if (!first || first.at > now) return undefined;
    const last = items.pop();
    if (last && items.length > 0) {
      items[0] = last;
      this.#sink();
    }
    return first;
  }

  #sink(): void {
    let parent = 0;
    for (;;) {
      const left = parent * 2 + 1;
      let least = parent;
      if (left < this.#items.length && this.#before(left, least)) least = left;
      if (left + 1 < this.#items.length && this.#before(left + 1, least)) least = left + 1;
      if (least === parent) return;
      this.#swap(parent, least);
      parent = least;
    }
  }

  #before(a: number, b: number): boolean {
    const first = this.#items[a];
    const second = this.#items[b];
    if (!first || !second) return false;
    return first.at < second.at || (first.at === second.at && first.sequence < second.sequence);
  }

  #swap(a: number, b: number): void {
    const held = this.#items[a];
    const other = this.#items[b];
    if (!held || !other) return;
    this.#items[a] = other;
    this.#items[b] = held;
  }
}
