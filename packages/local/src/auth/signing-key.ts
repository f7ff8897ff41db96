import { createHmac } from "node:crypto";

/** `20261123/us-east-1/s3/aws4_request` taken apart. */
export interface CredentialScope {
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

const cache = new Map<string, Buffer>();

/** The day's key for one service; it is derived once a day and secret. */
export function signingKey(secret: string, { date, region, service }: CredentialScope): Buffer {
  const id = `${secret}/${date}/${region}/${service}`;
  const known = cache.get(id);
  if (known) return known;
  const key = [date, region, service, "aws4_request"].reduce<Buffer>(
    (previous, part) => hmac(previous, part),
    Buffer.from(`AWS4${secret}`),
  );
  if (cache.size > 5_000) cache.clear();
  cache.set(id, key);
  return key;
}

export function scopeText({ date, region, service }: CredentialScope): string {
  return `${date}/${region}/${service}/aws4_request`;
}

export function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
