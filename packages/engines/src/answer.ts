/** What an engine answered, in the AWS service's own shape, and which engine made it. */
export interface Answer<Output> {
  /** Name and version, such as `tesseract.js 7.0.0`; several are joined by ` + `. */
  readonly engine: string;
  readonly output: Output;
}
