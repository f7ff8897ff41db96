import type { RetryRule } from "../states/error-rules.ts";
import { type Code, sequence } from "./code.ts";

/** Retry rules that stand in several states alike, which get a name. */
export class SharedRules {
  readonly #earlier: SharedRules | undefined;
  readonly #counts = new Map<string, number>();
  readonly #named = new Map<string, { readonly name: string; readonly code: Code }>();

  /** `earlier` has written the same definition, so it knows what comes again. */
  constructor(earlier?: SharedRules) {
    this.#earlier = earlier;
  }

  /** The rules' name, or their code where they stand once. */
  use(rules: readonly RetryRule[], code: Code): Code {
    const key = JSON.stringify(code);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    if (this.#earlier === undefined || this.#earlier.timesOf(key) < 2) return code;
    const found = this.#named.get(key) ?? { name: this.#newName(rules), code };
    this.#named.set(key, found);
    return found.name;
  }

  timesOf(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  declarations(): readonly Code[] {
    return [...this.#named.values()].map(({ name, code }) => sequence(`const ${name} = `, code, " as const;"));
  }

  #newName(rules: readonly RetryRule[]): string {
    const services = new Set(rules.flatMap(({ errors }) => errors.map((error) => /^([A-Z]\w*)\./.exec(error)?.[1])));
    const [service] = services;
    const isOne = services.size === 1 && service !== undefined && service !== "States";
    const base = isOne ? `${service.charAt(0).toLowerCase()}${service.slice(1)}Retry` : "retry";
    const taken = new Set([...this.#named.values()].map(({ name }) => name));
    let name = base;
    for (let count = 2; taken.has(name); count += 1) name = `${base}${count}`;
    return name;
  }
}
