/** Letters of other scripts that are drawn as Latin ones; those a person would take for ASCII in a folder's name. */
const drawnAs: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ["a", "аαɑ"],
    ["b", "Ьв"],
    ["c", "сϲ"],
    ["d", "ԁ"],
    ["e", "еє"],
    ["g", "ɡ"],
    ["h", "һ"],
    ["i", "іιı"],
    ["j", "ј"],
    ["k", "кκ"],
    ["l", "ӏ"],
    ["m", "м"],
    ["n", "ո"],
    ["o", "оοօ"],
    ["p", "рρ"],
    ["q", "ԛ"],
    ["s", "ѕ"],
    ["t", "тτ"],
    ["u", "υս"],
    ["v", "ѵν"],
    ["w", "ԝω"],
    ["x", "хχ"],
    ["y", "уγ"],
    ["z", "ᴢ"],
    ["-", "‐‑‒–—−"],
    ["/", "∕⁄"],
  ].flatMap(([latin = "", others = ""]) => [...others].map((letter) => [letter, latin])),
);

/** What a person sees: compatibility forms folded, case folded, look-alikes of other scripts written in Latin. */
export const skeleton = (text: string): string =>
  [...text.normalize("NFKC").toLowerCase()].map((letter) => drawnAs[letter] ?? letter).join("");

const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u];

/** Why a folder's name could be taken for another, or undefined. */
export function deceptive(text: string): string | undefined {
  // Format characters (zero width, direction) are drawn as nothing.
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) return "has an invisible character";
  // Private use, half a character, or none that Unicode knows: every screen draws it otherwise.
  if (/[\p{Co}\p{Cs}\p{Cn}]/u.test(text)) return "has a character that Unicode does not define";
  if (text.split("/").some((segment) => segment !== segment.trim())) return "has a space at the edge of a name";
  if (text !== text.normalize("NFC")) return "is not in Unicode's composed form (NFC), so equal names would differ";
  for (const segment of text.split("/")) {
    if (scripts.filter((script) => script.test(segment)).length > 1)
      return "mixes letters of several scripts in one name";
    if (skeleton(segment) !== segment.toLowerCase() && /^[\x20-\x7e]*$/.test(skeleton(segment)))
      return `is drawn as ${JSON.stringify(skeleton(segment))} but is another name`;
  }
  return undefined;
}
