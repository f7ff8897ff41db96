/** Trino's name of a Glue type: `array<struct<a:int>>` is `array(row(a integer))`. */
export function trinoType(glueType: string): string {
  return glueType
    .toLowerCase()
    .replace(/\s+/g, "")
    .replace(/struct</g, "row(")
    .replace(/(array|map)</g, "$1(")
    .replace(/>/g, ")")
    .replace(/:/g, " ")
    .replace(/,(?=[^\d])/g, ", ")
    .replace(/\b(string|int|binary|float|timestamp)\b(?!\s)/g, (name) => names[name] ?? name);
}

const names: Readonly<Record<string, string>> = {
  string: "varchar",
  int: "integer",
  binary: "varbinary",
  float: "real",
  timestamp: "timestamp(3)",
};
