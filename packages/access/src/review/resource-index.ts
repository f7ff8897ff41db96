import type { PolicyDocument } from "../policy-document.ts";
import { anyName } from "./probes.ts";
import type { AccessSnapshot } from "./snapshot.ts";

/** Keys that resource patterns single out, found by the folder they lie in. */
export interface ResourceIndex {
  /** Patterns that begin with the folder. */
  readonly below: (folder: string) => readonly string[];
  /** Patterns whose first wildcard stands before the folder's end, such as `inbox/*\/secret.txt` or `*.pdf`. */
  readonly across: (folder: string) => readonly string[];
}

const most = 8;

/** Reads the patterns of every policy once; a lookup takes a search or two, whatever the number of tenants. */
export function resourceIndex(snapshot: AccessSnapshot): ResourceIndex {
  const documents = [
    snapshot.raw.policy,
    snapshot.lake.policy,
    ...snapshot.accessPoints.map(({ policy }) => policy),
    ...snapshot.identities.flatMap(({ policies }) => policies.map(({ document }) => document)),
  ];
  const keys = [...new Set(documents.flatMap(keysNamed))].sort();
  const byStem = new Map<string, string[]>();
  for (const key of keys) {
    const at = key.search(/[*?]/);
    // What follows the first run of wildcards tells it from a plain folder.
    const rest = at < 0 ? "" : key.slice(at).replace(/^[*?]+/, "");
    if (rest !== "") byStem.set(key.slice(0, at), [...(byStem.get(key.slice(0, at)) ?? []), rest]);
  }
  return { below: (folder) => below(keys, folder), across: (folder) => across(byStem, folder) };
}

function below(keys: readonly string[], folder: string): readonly string[] {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? "") < folder) low = middle + 1;
    else high = middle;
  }
  const found: string[] = [];
  for (let at = low; found.length < most && keys[at]?.startsWith(folder); at++) {
    const key = keys[at] ?? "";
    if (key !== `${folder}*`) found.push(filled(key));
  }
  return found;
}

function across(byStem: ReadonlyMap<string, readonly string[]>, folder: string): readonly string[] {
  const found: string[] = [];
  for (let end = 0; end < folder.length && found.length < most; end++)
    for (const rest of byStem.get(folder.slice(0, end)) ?? [])
      found.push(
        rest.startsWith("/") ? filled(`${folder.replace(/\/$/, "")}${rest}`) : filled(`${folder}${anyName}${rest}`),
      );
  return found.slice(0, most);
}

const filled = (pattern: string): string => pattern.replaceAll("*", anyName).replaceAll("?", "x");

function keysNamed(policy: PolicyDocument | undefined): readonly string[] {
  if (!policy) return [];
  return [policy.Statement].flat().flatMap(({ Resource, NotResource }) =>
    [Resource ?? [], NotResource ?? []].flat(2).flatMap((resource) => {
      const key = /^arn:[^:]*:s3:(?:::[^/]+\/|[^:]*:\d*:accesspoint\/[^/]+\/object\/)(.+)$/.exec(String(resource))?.[1];
      return key === undefined || key === "*" || key.includes("${") ? [] : [key];
    }),
  );
}
