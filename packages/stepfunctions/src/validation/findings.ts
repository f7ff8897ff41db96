import type { Diagnostic } from "./diagnostic.ts";

/** Collects diagnostics while a definition is walked. */
export class Findings {
  readonly all: Diagnostic[] = [];

  schema(message: string, location: string): void {
    this.add("SCHEMA_VALIDATION_FAILED", message, location);
  }

  /** Two fields of which there may be one. */
  onlyOne(fields: readonly string[], location: string): void {
    this.schema(`There should only be one of the following fields: [${fields.join(", ")}]`, location);
  }

  /** AWS points at what holds an unknown field, not at the field. */
  unsupported(field: string, location: string): void {
    this.schema(`Field '${field}' is not supported`, location);
  }

  /** Without a location when it is about the whole workflow. */
  add(code: string, message: string, location?: string): void {
    const at = location === "" ? "/" : location;
    this.all.push({ severity: "ERROR", code, message, ...(at === undefined ? {} : { location: at }) });
  }

  warn(code: string, message: string, location: string): void {
    this.all.push({ severity: "WARNING", code, message, location: location === "" ? "/" : location });
  }
}
