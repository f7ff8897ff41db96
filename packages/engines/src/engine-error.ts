/** A refusal under the name the AWS service itself uses, such as `UnsupportedDocumentException`. */
export class EngineError extends Error {
  override readonly name = "EngineError";
  readonly code: string;

  constructor(code: string, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

export function isEngineError(error: unknown): error is EngineError {
  return error instanceof Error && error.name === "EngineError" && "code" in error;
}
