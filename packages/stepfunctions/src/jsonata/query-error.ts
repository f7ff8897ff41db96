/** An error in jsonata's own form: it looks its words up by the code, and fills in the values. */
export class QueryError extends Error {
  readonly code: string;

  constructor(code: string, message: string, values: object = {}) {
    super(message);
    this.code = code;
    Object.assign(this, values);
  }
}
