import type { Json } from "./json.ts";

/** Input and output of a state, 256 KiB as UTF-8: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const MAX_PAYLOAD_BYTES = 262_144;

/** A value together with its JSON text: history, size check and the next state share one `JSON.stringify`. */
export class Payload {
  readonly value: Json;
  #text: string | undefined;

  constructor(value: Json, text?: string) {
    this.value = value;
    this.#text = text;
  }

  static parse(text: string): Payload {
    return new Payload(JSON.parse(text) as Json, text);
  }

  get text(): string {
    this.#text ??= JSON.stringify(this.value);
    return this.#text;
  }

  /** `true` when AWS would refuse to pass this value between states. */
  get tooLarge(): boolean {
    return exceedsPayloadLimit(this.text);
  }
}

export function exceedsPayloadLimit(text: string): boolean {
  if (text.length * 3 <= MAX_PAYLOAD_BYTES) return false;
  return text.length > MAX_PAYLOAD_BYTES || Buffer.byteLength(text) > MAX_PAYLOAD_BYTES;
}
