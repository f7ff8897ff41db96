import { type Expr, type Expression, nodeOf, type Resolved, type Value } from "../expressions/expr.ts";
import { statesField } from "../expressions/roots.ts";
import type { Untyped } from "../expressions/untyped.ts";
import type { DistributedOptions, MapNode } from "../states/map.ts";
import type { CatchRule, ResultOptions } from "./options.ts";
import type { Scope } from "./scope.ts";
import type { Assignments } from "./variables.ts";

declare const item: unique symbol;

/** Where a Map's items come from, and what each run of the processor gets. */
export interface ItemSource<Item> {
  readonly fields: Pick<MapNode, "items" | "itemSelector" | "reader" | "batch">;
  readonly [item]?: Item;
}

/** What a Map whose results go to S3 answers. */
export interface MapRun {
  readonly MapRunArn: string;
  readonly ResultWriterDetails: { readonly Bucket: string; readonly Key: string };
}

/** What a Map answers. */
export type MapResult<Out, Distributed> = Distributed extends { readonly results: { readonly bucket: unknown } }
  ? MapRun
  : readonly Answer<Out>[];

/** What a line of states answers. One whose last state fails may end earlier as well, with what the compiler forgot. */
export type Answer<Out> = [Out] extends [never] ? Untyped : Out;

export interface MapOptions<
  In,
  Vars,
  Result,
  Out = unknown,
  New extends Assignments = Assignments,
  Rules = readonly CatchRule<In, Vars>[],
  Distributed extends DistributedOptions = DistributedOptions,
> extends ResultOptions<In, Vars, Result, Out, New, Rules> {
  /** How many run at once; as many as there are items when left away, one after the other when 1. */
  readonly maxConcurrency?: Value<number> | ((scope: Scope<In, Vars>) => Value<number>);
  /** Runs the items in child executions of their own. */
  readonly distributed?: Distributed;
}

/** What `ItemSelector` can read of the item at hand. */
export interface ItemScope<Item> {
  readonly item: Expr<Item>;
  readonly index: Expr<number>;
}

/**
 * Items of a list, each turned into what the processor gets.
 *
 * @example items(input.pages, ({ item, index }) => ({ page: item, number: index, documentId: input.documentId }))
 */
export function items<Item = Untyped, const Selected = unknown>(
  list: Expression<readonly Item[]>,
  selector: (scope: ItemScope<Item>) => Selected,
): ItemSource<Resolved<Selected>> {
  return Object.freeze({ fields: { items: list, itemSelector: selector(itemScope<Item>()) } });
}

/**
 * Items of any source, each turned into what the processor gets.
 *
 * @example selecting(s3Objects({ Bucket: "raw" }), ({ item }) => ({ key: item.Key }))
 */
export function selecting<Item, const Selected>(
  source: ItemSource<Item>,
  selector: (scope: ItemScope<Item>) => Selected,
): ItemSource<Resolved<Selected>> {
  return Object.freeze({ fields: { ...source.fields, itemSelector: selector(itemScope<Item>()) } });
}

/** What one child execution gets when items come in batches. */
export interface Batch<Item, Input> {
  readonly Items: readonly Item[];
  readonly BatchInput: Input;
}

interface BatchOptions<Input> {
  readonly maxItems?: Value<number>;
  readonly maxInputBytes?: Value<number>;
  /** The same for every batch. */
  readonly input?: Input;
}

/**
 * Items of a distributed Map several at a time, so that fewer child executions are started.
 *
 * @example batches(s3Objects({ Bucket: "raw" }), { maxItems: 100, input: { lake: "lake" } })
 */
export function batches<Item = Untyped, const Input = undefined>(
  source: Expression<readonly Item[]> | ItemSource<Item>,
  options: BatchOptions<Input>,
): ItemSource<Batch<Item, Resolved<Input>>> {
  return Object.freeze({ fields: { ...readItems(source), batch: Object.freeze({ ...options }) } });
}

export function readItems(source: Expression<unknown> | ItemSource<unknown>): ItemSource<unknown>["fields"] {
  return nodeOf(source) ? { items: source } : (source as ItemSource<unknown>).fields;
}

function itemScope<Item>(): ItemScope<Item> {
  const context = statesField<{ readonly Map: { readonly Item: { readonly Value: Item; readonly Index: number } } }>(
    "context",
  );
  return { item: context.Map.Item.Value as Expr<Item>, index: context.Map.Item.Index };
}
