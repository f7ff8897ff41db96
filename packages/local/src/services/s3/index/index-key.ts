const separator = Buffer.from([0]);

/** Sorts as S3 lists: by bucket, then by the UTF-8 bytes of the key. */
export function objectKey(bucket: string, key: string): Buffer {
  return Buffer.concat([Buffer.from(bucket), separator, Buffer.from(key, "utf8")]);
}

export function versionKey(bucket: string, key: string, order: string): Buffer {
  return Buffer.concat([objectKey(bucket, key), separator, Buffer.from(order, "latin1")]);
}

/** The first key after every key that starts with `prefix`. */
export function afterPrefix(prefix: Buffer): Buffer {
  const next = Buffer.from(prefix);
  for (let at = next.length - 1; at >= 0; at--) {
    const byte = next[at] ?? 0;
    if (byte < 0xff) {
      next[at] = byte + 1;
      return next.subarray(0, at + 1);
    }
  }
  return Buffer.concat([prefix, Buffer.alloc(2_000 - prefix.length, 0xff)]);
}

/** The first key after this one. */
export function afterKey(key: Buffer): Buffer {
  return Buffer.concat([key, separator]);
}
