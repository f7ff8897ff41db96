import type { Json } from "../json.ts";

/** A name, an index, or several of them. */
export type Selector =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "names"; readonly names: readonly string[] }
  | { readonly kind: "index"; readonly index: number }
  | { readonly kind: "indexes"; readonly indexes: readonly number[] }
  | {
      readonly kind: "slice";
      readonly from: number | undefined;
      readonly to: number | undefined;
      readonly step: number;
    }
  | { readonly kind: "wildcard" }
  | { readonly kind: "filter"; readonly test: FilterTest }
  | { readonly kind: "function"; readonly name: string };

export interface Segment {
  readonly selector: Selector;
  /** `..` before the selector. */
  readonly deep: boolean;
}

export type FilterTest = (current: Json, root: Json) => boolean;

export interface JsonPath {
  readonly text: string;
  readonly segments: readonly Segment[];
  /** A definite path names one place; an indefinite one answers a list, possibly empty. */
  readonly definite: boolean;
}

/** A definite path that leads nowhere. `message` is worded as AWS words it. */
export class PathMiss extends Error {
  override readonly name = "PathMiss";
  readonly path: string;

  constructor(message: string, path: string) {
    super(message);
    this.path = path;
  }
}
