import { type Expr, type Expression, nodeOf, type Resolved, type Value } from "../expressions/expr.ts";
import { statesField } from "../expressions/roots.ts";
import type { DistributedOptions, MapNode } from "../states/map.ts";
import type { CatchRule, ResultOptions } from "./options.ts";
import type { Assignments } from "./variables.ts";

declare const item: unique symbol;

/** Where a Map's items come from, and what each run of the processor gets. */
export interface ItemSource<Item> {
  readonly fields: Pick<MapNode, "items" | "itemSelector" | "reader">;
  readonly [item]?: Item;
}

export interface MapOptions<
  In,
  Vars,
  Result,
  Out = unknown,
  New extends Assignments = Assignments,
  Rules = readonly CatchRule<In, Vars>[],
> extends ResultOptions<In, Vars, Result, Out, New, Rules> {
  /** How many run at once; as many as there are items when left away, one after the other when 1. */
  readonly maxConcurrency?: Value<number>;
  /** Runs the items in child executions of their own. */
  readonly distributed?: DistributedOptions;
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
export function items<Item, const Selected>(
  list: Expression<readonly Item[]>,
  selector: (scope: ItemScope<Item>) => Selected,
): ItemSource<Resolved<Selected>> {
  return Object.freeze({ fields: { items: list, itemSelector: selector(itemScope<Item>()) } });
}

interface ReaderOptions {
  readonly Bucket: Value<string>;
  readonly maxItems?: number;
}

/** The objects under a prefix, for a distributed Map. */
export function s3Objects(from: ReaderOptions & { readonly Prefix?: Value<string> }): ItemSource<{
  readonly Key: string;
  readonly Size: number;
  readonly LastModified: number;
  readonly Etag: string;
  readonly StorageClass: string;
}> {
  const { maxItems, ...args } = from;
  const config = maxItems === undefined ? {} : { config: { MaxItems: maxItems } };
  return Object.freeze({
    fields: { reader: { resource: "arn:aws:states:::s3:listObjectsV2", ...config, arguments: args } },
  });
}

/** The rows of one object in S3, for a distributed Map. */
export function s3Rows<Row>(
  from: ReaderOptions & { readonly Key: Value<string>; readonly format: "JSON" | "JSONL" | "CSV" },
): ItemSource<Row> {
  const { maxItems, format, ...args } = from;
  const header = format === "CSV" ? { CSVHeaderLocation: "FIRST_ROW" } : {};
  const config = { InputType: format, ...header, MaxItems: maxItems };
  return Object.freeze({ fields: { reader: { resource: "arn:aws:states:::s3:getObject", config, arguments: args } } });
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
