/** One entry of the table of error codes. */
export interface ErrorCode {
  /** What went wrong, in a few words that fit a heading. */
  readonly title: string;
  /** Why it matters or how one gets there; one or two sentences for the docs page. */
  readonly why: string;
  /** What the person does about it, in the imperative. */
  readonly fix: string;
}

export type CodeTable = Readonly<Record<`TRB-${string}`, ErrorCode>>;
