/** Stand in a pattern for a `*` or `?` that is meant as itself (from `${*}` or from a variable's value). */
export const LITERAL_STAR = "\u{E000}";
export const LITERAL_QUESTION = "\u{E001}";

/** Refuses the two letters that stand for a literal `*` and `?` here: no text of a policy may be taken for them. */
export function checkLetters(element: string, text: string): void {
  if (/[\u{E000}\u{E001}]/u.test(text)) throw new Error(`${element} has a private-use letter`);
}

/** Compiles a pattern of `*` (any run) and `?` (any one character) to a test of a whole string. */
export function glob(pattern: string): (value: string) => boolean {
  if (pattern === "*") return () => true;
  if (!/[*?\u{E000}\u{E001}]/u.test(pattern)) return (value) => value === pattern;
  return (value) => matches(pattern, value);
}

/** Greedy matching with one remembered star: no regular expression, so no pattern of a policy can make it slow. */
function matches(pattern: string, value: string): boolean {
  let p = 0;
  let star = -1;
  let mark = 0;
  for (let v = 0; v < value.length; ) {
    if (pattern[p] === "*") {
      star = p++;
      mark = v;
    } else if (p < pattern.length && sameCharacter(pattern[p], value[v])) {
      // One character beyond the basic plane is two of a JavaScript string.
      v += pattern[p] === "?" && (value.codePointAt(v) ?? 0) > 0xffff ? 2 : 1;
      p++;
    } else if (star >= 0) {
      p = star + 1;
      v = ++mark;
    } else return false;
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}

function sameCharacter(wanted: string | undefined, found: string | undefined): boolean {
  if (wanted === LITERAL_STAR) return found === "*";
  if (wanted === LITERAL_QUESTION) return found === "?";
  return wanted === "?" || wanted === found;
}
