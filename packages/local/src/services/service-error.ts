/** An error AWS itself models (`NoSuchKey`, `ResourceNotFoundException`); the wire layer turns it into JSON or XML. */
export class ServiceError extends Error {
  override readonly name = "ServiceError";
  readonly code: string;
  readonly status: number;
  /** Members beside Code and Message, such as `BucketName`. */
  readonly details: Readonly<Record<string, string>>;

  /** HTTP headers that go out with the error. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: string,
    message: string,
    status = 400,
    details: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
    this.headers = headers;
  }
}
