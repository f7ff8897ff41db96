export interface Timer {
  readonly at: number;
  readonly order: number;
  callback: (() => void) | undefined;
}

/** Binary heap of timers, earliest first, equal times in the order they were set. */
export class TimerHeap {
  readonly #heap: Timer[] = [];
  #order = 0;

  add(at: number, callback: () => void): Timer {
    const timer: Timer = { at, order: this.#order++, callback };
    const heap = this.#heap;
    let index = heap.push(timer) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent] as Timer;
      if (!before(timer, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = timer;
    return timer;
  }

  /** The earliest timer still wanted; cancelled ones are dropped on the way. */
  peek(): Timer | undefined {
    let top = this.#heap[0];
    while (top && !top.callback) {
      this.pop();
      top = this.#heap[0];
    }
    return top;
  }

  pop(): Timer | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (!top || !last || heap.length === 0) return top;
    let index = 0;
    for (;;) {
      let child = index * 2 + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1] as Timer, heap[child] as Timer)) child++;
      if (!before(heap[child] as Timer, last)) break;
      heap[index] = heap[child] as Timer;
      index = child;
    }
    heap[index] = last;
    return top;
  }
}

function before(a: Timer, b: Timer): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
