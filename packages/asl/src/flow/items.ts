import { type Expr, type Expression, nodeOf, type Resolved, type Value } from "../expressions/expr.ts";
import { statesField } from "../expressions/roots.ts";
import type { Untyped } from "../expressions/untyped.ts";
import type { DistributedOptions, MapNode, MapResults } from "../states/map.ts";
import type { CatchRule, ResultOptions } from "./options.ts";
import type { Scope } from "./scope.ts";
import type { Assignments, Begun } from "./variables.ts";

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

/** Where a Map's results go in S3, and how. */
type ToBucket = { readonly bucket: unknown } | ((scope: never) => { readonly bucket: unknown });

/** What a Map answers. */
export type MapResult<Out, Results> = Results extends ToBucket ? MapRun : readonly Answer<Out>[];

/** What a line of states answers. One whose last state fails may end earlier as well, with what the compiler forgot. */
export type Answer<Out> = [Out] extends [never] ? Untyped : Out;

/** Where the results of a distributed Map go. */
export type ResultsOption<In, Vars> = MapResults | ((scope: Scope<In, Vars>) => MapResults);

/** Child executions of their own for the items of a Map, as `DistributedOptions`, what is computed from the input too. */
export interface Distribution<In, Vars>
  extends Omit<DistributedOptions, "results" | "toleratedFailurePercentage" | "toleratedFailureCount"> {
  /** Writes the results to S3; the Map then answers with where they are. */
  readonly results?: ResultsOption<In, Vars>;
  readonly toleratedFailurePercentage?: Value<number> | ((scope: Scope<In, Vars>) => Value<number>);
  readonly toleratedFailureCount?: Value<number> | ((scope: Scope<In, Vars>) => Value<number>);
}

/**
 * The variables a Map's processor sees: those of child executions are their own, and so is what they were started with.
 *
 * https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export type ItemVars<Vars extends object, Item, In, Distributed> =
  Distribution<In, Vars> extends Distributed ? Vars : Begun<Item>;

export interface MapOptions<
  In,
  Vars,
  Result,
  Out = unknown,
  New extends Assignments = Assignments,
  Rules = readonly CatchRule<In, Vars>[],
  Distributed extends Distribution<In, Vars> = Distribution<In, Vars>,
  Results = ResultsOption<In, Vars>,
> extends ResultOptions<In, Vars, Result, Out, New, Rules> {
  /** How many run at once; as many as there are items when left away, one after the other when 1. */
  readonly maxConcurrency?: Value<number> | ((scope: Scope<In, Vars>) => Value<number>);
  /** Runs the items in child executions of their own. */
  readonly distributed?: Distributed & { readonly results?: Results };
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
