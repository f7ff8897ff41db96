import type { TaskResource } from "../aws/read-resource.ts";
import type { Json, QueryLanguage } from "../states/state-machine-definition.ts";
import { patternOf } from "./pattern-of.ts";
import type { Permission } from "./permission.ts";

/** A call of a service in a definition, as the tables of permissions look at it. */
export class ServiceCall {
  readonly resource: TaskResource;
  readonly action: string;
  readonly #args: Json | undefined;
  readonly #language: QueryLanguage;

  constructor(resource: TaskResource, args: Json | undefined, language: QueryLanguage) {
    this.resource = resource;
    this.action = resource.action;
    this.#args = args;
    this.#language = language;
  }

  /** The pattern of an argument, `*` where only the run knows; nothing when it is not there. */
  text(...path: readonly string[]): string | undefined {
    let value = this.#args;
    for (const [at, key] of path.entries()) {
      // A whole payload that is one expression may hold anything.
      if (typeof value === "string") return "*";
      if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
      const fields = value as { readonly [key: string]: Json };
      const computed = this.#language === "JSONPath" ? fields[`${key}.$`] : undefined;
      if (computed !== undefined) return at === path.length - 1 ? patternOf(computed, "JSONPath") : "*";
      const field: Json | undefined = fields[key];
      if (field === undefined) return undefined;
      value = field;
    }
    if (this.#language === "JSONPath") return typeof value === "string" ? value : "*";
    return patternOf(value, this.#language);
  }

  has(...path: readonly string[]): boolean {
    return this.text(...path) !== undefined;
  }
}

/** What the calls of one service need. */
export type Grants = (call: ServiceCall) => readonly Permission[];
