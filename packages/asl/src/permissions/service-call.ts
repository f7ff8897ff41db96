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
      if (!isObject(value)) return undefined;
      const computed = this.#language === "JSONPath" ? value[`${key}.$`] : undefined;
      if (computed !== undefined) return at === path.length - 1 ? patternOf(computed, "JSONPath") : "*";
      const field: Json | undefined = value[key];
      if (field === undefined) return undefined;
      value = field;
    }
    if (this.#language === "JSONPath") return typeof value === "string" ? value : "*";
    return patternOf(value, this.#language);
  }

  /** The items of an argument that is a list, each as if it were the call's arguments. */
  each(name: string): readonly ServiceCall[] {
    const list = isObject(this.#args) ? this.#args[name] : undefined;
    return Array.isArray(list) ? list.map((item) => new ServiceCall(this.resource, item, this.#language)) : [];
  }

  /** The patterns of all arguments, at any depth, with such names. */
  named(names: RegExp): readonly { readonly name: string; readonly pattern: string }[] {
    const within = (value: Json | undefined): readonly { readonly name: string; readonly pattern: string }[] => {
      if (Array.isArray(value)) return value.flatMap(within);
      if (!isObject(value)) return [];
      return Object.entries(value).flatMap(([key, inner]) => {
        const name = this.#language === "JSONPath" ? key.replace(/\.\$$/, "") : key;
        if (!names.test(name) || typeof inner !== "string") return within(inner);
        const isPlain = this.#language === "JSONPath" && name === key;
        return [{ name, pattern: isPlain ? inner : patternOf(inner, this.#language) }];
      });
    };
    return within(this.#args);
  }

  has(...path: readonly string[]): boolean {
    return this.text(...path) !== undefined;
  }
}

/** What the calls of one service need. */
export type Grants = (call: ServiceCall) => readonly Permission[];

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
