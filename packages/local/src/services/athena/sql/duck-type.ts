/**
 * The DuckDB type of a Glue (Hive) type: `array<struct<a:int>>` is `STRUCT("a" INTEGER)[]`.
 *
 * https://docs.aws.amazon.com/athena/latest/ug/data-types.html
 */
export function duckType(glueType: string): string {
  const reader = new TypeReader(glueType.toLowerCase().replace(/\s+/g, ""));
  return reader.whole();
}

const simple: Readonly<Record<string, string>> = {
  string: "VARCHAR",
  boolean: "BOOLEAN",
  tinyint: "TINYINT",
  smallint: "SMALLINT",
  int: "INTEGER",
  integer: "INTEGER",
  bigint: "BIGINT",
  float: "FLOAT",
  real: "FLOAT",
  double: "DOUBLE",
  date: "DATE",
  timestamp: "TIMESTAMP",
  binary: "BLOB",
};

class TypeReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): string {
    const type = this.#type();
    if (this.#at !== this.#text.length) throw new Error(`${this.#text} is not a Glue type`);
    return type;
  }

  #type(): string {
    const name = this.#take(/[a-z]+/y);
    switch (name) {
      case "array":
        return this.#within("<", ">", () => `${this.#type()}[]`);
      case "map":
        return this.#within("<", ">", () => {
          const key = this.#type();
          this.#expect(",");
          return `MAP(${key}, ${this.#type()})`;
        });
      case "struct":
        return this.#within("<", ">", () => `STRUCT(${this.#fields().join(", ")})`);
      case "decimal":
        return this.#text[this.#at] === "("
          ? this.#within("(", ")", () => `DECIMAL(${this.#take(/\d+,\d+|\d+/y)})`)
          : "DECIMAL(38, 0)";
      case "char":
      case "varchar":
        if (this.#text[this.#at] === "(") this.#within("(", ")", () => this.#take(/\d+/y));
        return "VARCHAR";
      default: {
        const type = simple[name];
        if (type === undefined) throw new Error(`${name} is not a Glue type`);
        return type;
      }
    }
  }

  #fields(): string[] {
    const fields: string[] = [];
    do {
      if (fields.length > 0) this.#expect(",");
      const name = this.#take(/[^:,<>]+/y);
      this.#expect(":");
      fields.push(`"${name.replaceAll('"', '""')}" ${this.#type()}`);
    } while (this.#text[this.#at] === ",");
    return fields;
  }

  #within<T>(open: string, close: string, read: () => T): T {
    this.#expect(open);
    const inside = read();
    this.#expect(close);
    return inside;
  }

  #expect(character: string): void {
    if (this.#text[this.#at] !== character)
      throw new Error(`${this.#text} is not a Glue type: ${character} is missing at ${this.#at + 1}`);
    this.#at += 1;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) throw new Error(`${this.#text} is not a Glue type`);
    this.#at += found.length;
    return found;
  }
}
