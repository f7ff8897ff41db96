/** One call of an intrinsic function, as it is written. */
export interface IntrinsicCall {
  readonly name: string;
  readonly arguments: readonly IntrinsicArgument[];
}

export interface IntrinsicArgument {
  readonly kind: "string" | "number" | "word" | "path" | "call";
  readonly text: string;
}

const token =
  /\s*(?:(States\.[A-Za-z0-9]+)\s*\(|('(?:[^'\\]|\\['\\{}])*')|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)(?![\w])|(\$(?:[^,()\s'[\]]|\[[^\]]*\])*(?:\([^)]*\))?)|([),]))/y;

/**
 * The calls in a text that is one well-formed call, inner ones first; nothing for any other text.
 *
 * https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export function intrinsicCalls(text: string): readonly IntrinsicCall[] | undefined {
  const done: IntrinsicCall[] = [];
  const open: { readonly name: string; readonly arguments: IntrinsicArgument[] }[] = [];
  let wantsValue = true;
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const start = token.lastIndex;
    const [, call, string, number, word, path, mark] = token.exec(text) ?? [];
    const current = open.at(-1);
    const value = string ?? number ?? word ?? path;
    if (call !== undefined) {
      if (!wantsValue || (!current && start > 0)) return undefined;
      open.push({ name: call, arguments: [] });
      // A call may have no arguments at all.
      if (/^\s*\)/.test(text.slice(token.lastIndex))) wantsValue = false;
    } else if (value !== undefined) {
      if (!wantsValue || !current) return undefined;
      const kind =
        string !== undefined ? "string" : number !== undefined ? "number" : word !== undefined ? "word" : "path";
      current.arguments.push({ kind, text: value });
      wantsValue = false;
    } else if (mark === ",") {
      if (wantsValue || !current) return undefined;
      wantsValue = true;
    } else if (mark === ")") {
      if (wantsValue || !current) return undefined;
      open.pop();
      done.push(current);
      open.at(-1)?.arguments.push({ kind: "call", text: current.name });
    } else {
      return !current && !wantsValue && text.slice(start).trim() === "" ? done : undefined;
    }
  }
  return open.length === 0 && !wantsValue ? done : undefined;
}
