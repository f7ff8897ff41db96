import type { Diagnostic } from "./diagnostic.ts";

/** Collects diagnostics while a definition is walked. */
export class Findings {
  readonly all: Diagnostic[] = [];

  schema(message: string, location: string): void {
    this.add("SCHEMA_VALIDATION_FAILED", message, location);
  }

  add(code: string, message: string, location: string): void {
    this.all.push({ severity: "ERROR", code, message, location: location === "" ? "/" : location });
  }

  warn(code: string, message: string, location: string): void {
    this.all.push({ severity: "WARNING", code, message, location: location === "" ? "/" : location });
  }
}
