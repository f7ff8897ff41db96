/** A value that the XML writer takes. */
export type XmlValue = string | number | boolean | Date | null | undefined | XmlNode | readonly XmlValue[];
export interface XmlNode {
  readonly [name: string]: XmlValue;
}

/**
 * One element. Names that start with `@` are attributes; a list repeats its element; undefined is left out.
 *
 * @example
 * xmlElement("Owner", { ID: "1" }) // "<Owner><ID>1</ID></Owner>"
 */
export function xmlElement(name: string, value: XmlValue): string {
  if (value === undefined || value === null) return "";
  if (isList(value)) return value.map((item) => xmlElement(name, item)).join("");
  if (value instanceof Date) return `<${name}>${value.toISOString()}</${name}>`;
  if (typeof value !== "object") return `<${name}>${escapeXml(String(value))}</${name}>`;
  let attributes = "";
  let content = "";
  for (const [key, item] of Object.entries(value)) {
    if (key.startsWith("@")) attributes += ` ${key.slice(1)}="${escapeXml(String(item))}"`;
    else content += xmlElement(key, item);
  }
  return `<${name}${attributes}>${content}</${name}>`;
}

export function xmlDocument(name: string, value: XmlValue): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElement(name, value)}`;
}

/** Control characters are told as character references, as S3 does; clients that need them whole ask for `encoding-type=url`. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"\p{Cc}]/gu, (char) =>
    char === "\t" || char === "\n" ? char : (named[char] ?? `&#x${char.charCodeAt(0).toString(16)};`),
  );
}

const named: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" };

function isList(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value);
}
