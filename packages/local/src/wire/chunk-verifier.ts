import { createHash, type Hash } from "node:crypto";
import { sha256Hex } from "../auth/canonical-request.ts";
import { type CredentialScope, hmac, scopeText } from "../auth/signing-key.ts";
import { ServiceError } from "../services/service-error.ts";

export interface ChunkSeed {
  readonly signature: string;
  readonly timestamp: string;
  readonly key: Buffer;
  readonly scope: CredentialScope;
}

/**
 * Verifies the chain of chunk signatures while the bytes pass.
 *
 * Source: S3 API Reference, "Signature calculations: transferring payload in multiple chunks" and "... with trailers".
 */
export class ChunkVerifier {
  readonly #seed: ChunkSeed;
  #previous: string;
  #hash: Hash = createHash("sha256");

  constructor(seed: ChunkSeed) {
    this.#seed = seed;
    this.#previous = seed.signature;
  }

  update(bytes: Uint8Array): void {
    this.#hash.update(bytes);
  }

  endChunk(signature: string | undefined): void {
    this.#check(
      ["AWS4-HMAC-SHA256-PAYLOAD", this.#head(), this.#previous, sha256Hex(""), this.#hash.digest("hex")],
      signature,
    );
    this.#hash = createHash("sha256");
  }

  endTrailers(text: string, signature: string | undefined): void {
    this.#check(["AWS4-HMAC-SHA256-TRAILER", this.#head(), this.#previous, sha256Hex(text)], signature);
  }

  #head(): string {
    return `${this.#seed.timestamp}\n${scopeText(this.#seed.scope)}`;
  }

  #check(parts: readonly string[], signature: string | undefined): void {
    const expected = hmac(this.#seed.key, parts.join("\n")).toString("hex");
    if (expected !== signature) {
      throw new ServiceError(
        "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
        403,
      );
    }
    this.#previous = expected;
  }
}
