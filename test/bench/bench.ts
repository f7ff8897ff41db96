/** One benchmark: it prints its own figures, and beside each a peer's figure taken in the same run. */
export interface Bench {
  /** What `npm run bench -- <name>` calls it. */
  readonly name: string;
  readonly run: (print: (line: string) => void) => Promise<void>;
}
