/** An example of a README: a module that exports `machine`, and what its comments say of a run. */
export interface Example {
  readonly line: number;
  readonly source: string;
  readonly input: unknown;
  readonly output: unknown;
  /** By `service:action`, or `lambda:function`. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** By `service:action`, the name of the error. */
  readonly failures: Readonly<Record<string, string>>;
}

/** The TypeScript blocks of a text, with their comments read. */
export function examplesOf(markdown: string): readonly Example[] {
  return [...markdown.matchAll(/^```ts\n(.*?)^```/gms)].map(({ 1: source = "", index }) => ({
    line: markdown.slice(0, index).split("\n").length,
    source,
    input: JSON.parse(said(source, /^\/\/ input (.*)$/m)),
    output: JSON.parse(said(source, /^\/\/ output (.*)$/m)),
    answers: Object.fromEntries(
      [...source.matchAll(/^\/\/ (\S+) answers (.*)$/gm)].map(([, to = "", json = ""]) => [to, JSON.parse(json)]),
    ),
    failures: Object.fromEntries(
      [...source.matchAll(/^\/\/ (\S+) fails with (.*)$/gm)].map(([, to = "", error = ""]) => [to, error]),
    ),
  }));
}

function said(source: string, pattern: RegExp): string {
  const found = pattern.exec(source)?.[1];
  if (found === undefined) throw new Error(`An example says nothing like ${pattern}:\n${source}`);
  return found;
}
