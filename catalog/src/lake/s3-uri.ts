/** `s3://bucket/key`, the key as it is: it is a pointer for people and programs, not a URL. */
export function s3Uri({ bucket, key }: { readonly bucket: string; readonly key: string }): string {
  return `s3://${bucket}/${key}`;
}
