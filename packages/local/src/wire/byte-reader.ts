import { ServiceError } from "../services/service-error.ts";

const longestLine = 16_384;

/** Reads lines and runs of bytes off a stream, holding no more than one piece of it. */
export class ByteReader {
  readonly #source: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async atEnd(): Promise<boolean> {
    while (this.#held.length === 0) if (!(await this.#more())) return true;
    return false;
  }

  /** Up to the next CRLF, which is taken too. */
  async line(): Promise<string> {
    for (;;) {
      const end = this.#held.indexOf("\r\n");
      if (end >= 0) {
        const line = this.#held.toString("latin1", 0, end);
        this.#held = this.#held.subarray(end + 2);
        return line;
      }
      if (this.#held.length > longestLine) throw incomplete("a line of the framing is too long");
      const next = await this.#source.next();
      if (next.done) throw incomplete("it ends inside its framing");
      this.#held = Buffer.concat([this.#held, next.value]);
    }
  }

  async *take(size: number): AsyncGenerator<Buffer> {
    let left = size;
    while (left > 0) {
      if (this.#held.length === 0 && !(await this.#more())) throw incomplete(`${left} bytes of a chunk are missing`);
      const part = this.#held.subarray(0, left);
      this.#held = this.#held.subarray(part.length);
      left -= part.length;
      if (part.length > 0) yield part;
    }
  }

  async #more(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done) return false;
    this.#held = next.value;
    return true;
  }
}

function incomplete(detail: string): ServiceError {
  return new ServiceError("IncompleteBody", `The request body terminated unexpectedly: ${detail}.`, 400);
}
