import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Loads a CommonJS package when it is first used: listening starts sooner, and a JSONPath machine never pays for jsonata. */
export function lazyRequire<T>(load: (from: NodeJS.Require) => T): () => T {
  let loaded: { readonly value: T } | undefined;
  return () => {
    loaded ??= { value: load(require) };
    return loaded.value;
  };
}
