import nlp from "compromise";

let lexicon: ReadonlySet<string> | undefined;

/** Whether more than half of the words stand in compromise's English lexicon. */
export function mostlyEnglishWords(words: readonly string[]): boolean {
  lexicon ??= new Set(Object.keys(part(part(nlp.model(), "one"), "lexicon")));
  const known = lexicon;
  return words.filter((word) => known.has(word.toLowerCase())).length * 2 > words.length;
}

/** compromise gives its model no type. */
function part(model: object, name: string): object {
  const value: unknown = Object.entries(model).find(([key]) => key === name)?.[1];
  if (typeof value !== "object" || value === null) throw new Error(`compromise's model has no ${name}`);
  return value;
}
