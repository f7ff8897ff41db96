/** Bucket and key of `s3://bucket/key`; `*` for what only the run knows. */
export function readS3Uri(uri: string): { readonly bucket: string; readonly key: string } {
  const [, bucket = "*", key = "*"] = /^s3:\/\/([^/]*)(?:\/(.*))?$/.exec(uri) ?? [];
  return { bucket, key };
}
