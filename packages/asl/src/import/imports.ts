/** The names the written code needs, by the module they come from. */
export class Imports {
  readonly #names = new Set<string>();

  /** The name, to be imported. */
  use(name: string): string {
    this.#names.add(name);
    return name;
  }

  print(): string {
    const own = [...this.#names].filter((name) => name !== "aws").sort();
    const lines = own.length === 0 ? [] : [`import { ${own.join(", ")} } from "@tributary/asl";`];
    if (this.#names.has("aws")) lines.push('import { aws } from "@tributary/asl/aws";');
    return lines.join("\n");
  }
}
