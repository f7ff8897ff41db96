/** A key pattern as the text of a regular expression, over whole keys below `prefix`. */
export function keyPattern(pattern: string, prefix: string): string {
  const folders = pattern.split("/");
  const body = folders
    .map((folder, index) => {
      const last = index === folders.length - 1;
      if (folder === "**") return last ? ".*" : "(?:.*\\/)?";
      return escaped(folder).replaceAll("\\*", "[^\\/]*").replaceAll("\\?", "[^\\/]") + (last ? "" : "\\/");
    })
    .join("");
  return `^${escaped(prefix)}${body}$`;
}

/** A backslash as its number: behind two of them JSONata no longer sees that a bracket opens. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, (character) => (character === "\\" ? "\\x5c" : `\\${character}`));
}
