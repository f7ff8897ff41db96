import { sub } from "./intrinsics.ts";
import type { Value } from "./template.ts";

/** `claims-dev-ingest`: the name a person meets in the console and in `pipeline status`. */
export const stagedName = (pipeline: string, part?: string): Value =>
  sub(part === undefined ? `${pipeline}-\${Stage}` : `${pipeline}-\${Stage}-${part}`);

/** `acme-eu` and `acme.eu` as a logical id: `AcmeEu`. Two names that differ only in punctuation are told apart by the caller. */
export const pascalCase = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
