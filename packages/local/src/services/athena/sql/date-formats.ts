import { type Ast, literalText, textNode } from "./ast.ts";
import { unsupported } from "./unsupported.ts";

const mysqlFields: Readonly<Record<string, string>> = {
  "%i": "%M",
  "%s": "%S",
  "%h": "%I",
  "%k": "%-H",
  "%l": "%-I",
  "%M": "%B",
  "%W": "%A",
  "%c": "%-m",
  "%e": "%-d",
  "%r": "%I:%M:%S %p",
  "%T": "%H:%M:%S",
  "%v": "%V",
  "%x": "%G",
};
const sameFields = "aAbdfHIjmpSyY%";

/** A format of MySQL, which Trino's date_format takes, as one of strftime. */
export function mysqlFormat(format: unknown): Ast {
  const text = literalText(format);
  if (text === undefined) throw unsupported("a date format that is not a literal");
  return textNode(
    text.replace(/%(.)/gs, (field, letter: string) => {
      const known = mysqlFields[field] ?? (sameFields.includes(letter) ? field : undefined);
      if (known === undefined) throw unsupported(`${field} in a date format`);
      return known;
    }),
  );
}

const jodaFields: Readonly<Record<string, string>> = {
  yyyy: "%Y",
  yy: "%y",
  MMMM: "%B",
  MMM: "%b",
  MM: "%m",
  dd: "%d",
  EEEE: "%A",
  EEE: "%a",
  HH: "%H",
  hh: "%I",
  mm: "%M",
  ss: "%S",
  SSS: "%g",
  a: "%p",
  Z: "%z",
};

/** A format of Joda-Time, which Trino takes, as one of strftime. */
export function jodaFormat(format: unknown): Ast {
  const text = literalText(format);
  if (text === undefined) throw unsupported("a date format that is not a literal");
  return textNode(
    text.replace(/'([^']*)'|([a-zA-Z])\2*|%/g, (token, quotedText: string | undefined) => {
      if (quotedText !== undefined) return quotedText === "" ? "'" : quotedText.replaceAll("%", "%%");
      if (token === "%") return "%%";
      const field = jodaFields[token];
      if (field === undefined) throw unsupported(`${token} in a date format`);
      return field;
    }),
  );
}
