/** A query that ends FAILED. The message begins with Athena's own error name: `TABLE_NOT_FOUND: line 1:15: ...`. */
export class AthenaError extends Error {
  override readonly name = "AthenaError";
}
