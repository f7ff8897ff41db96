import { toTemplate } from "../expressions/to-template.ts";
import type { Catcher } from "./catcher.ts";
import { type ErrorRules, printErrors } from "./print-errors.ts";
import { printAssign, printComment, printOutput, printTransition } from "./print-payload.ts";
import type { Retrier } from "./retrier.ts";
import type { Assigning, ResultShaping, StateCommon, Transition } from "./state-fields.ts";
import type { Json, StateGraph } from "./state-machine-definition.ts";
import type { Line, Resolve } from "./target.ts";

export interface ItemProcessor extends StateGraph {
  readonly ProcessorConfig?: {
    readonly Mode?: "INLINE" | "DISTRIBUTED";
    readonly ExecutionType?: "STANDARD" | "EXPRESS";
  };
}

/** Where a distributed Map reads its items from, or writes its results to. */
export interface MapResource {
  readonly Resource: string;
  readonly Arguments?: Json;
  readonly Parameters?: Json;
  readonly ReaderConfig?: Json;
  readonly WriterConfig?: Json;
}

/** A Map state of a definition. */
export interface MapState extends StateCommon, Assigning, ResultShaping, Transition {
  readonly Type: "Map";
  readonly ItemProcessor?: ItemProcessor;
  /** The older name of `ItemProcessor`. */
  readonly Iterator?: ItemProcessor;
  /** JSONata: a list, or an expression that yields one. */
  readonly Items?: Json;
  readonly ItemsPath?: string;
  readonly ItemSelector?: Json;
  /** The older name of `ItemSelector`. */
  readonly Parameters?: Json;
  readonly ItemReader?: MapResource;
  readonly ItemBatcher?: Json;
  readonly ResultWriter?: Partial<MapResource>;
  readonly MaxConcurrency?: number | string;
  readonly MaxConcurrencyPath?: string;
  readonly ToleratedFailureCount?: number | string;
  readonly ToleratedFailureCountPath?: string;
  readonly ToleratedFailurePercentage?: number | string;
  readonly ToleratedFailurePercentagePath?: string;
  readonly Label?: string;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

/** Runs a line of states once for each item and answers with the list of their outputs. */
export interface MapNode extends ErrorRules {
  readonly type: "Map";
  readonly name: string;
  readonly comment?: string;
  readonly processor: Line;
  readonly items?: unknown;
  readonly itemSelector?: unknown;
  readonly reader?: { readonly resource: string; readonly config?: unknown; readonly arguments: unknown };
  readonly distributed?: DistributedOptions;
  readonly maxConcurrency?: unknown;
  readonly assign?: Readonly<Record<string, unknown>>;
  readonly output?: unknown;
}

/** Child executions of their own for the items of a Map. */
export interface DistributedOptions {
  readonly executionType: "STANDARD" | "EXPRESS";
  readonly label?: string;
  readonly batch?: { readonly maxItems?: number; readonly maxInputBytes?: number; readonly input?: unknown };
  readonly results?: { readonly bucket: unknown; readonly prefix: unknown };
  readonly toleratedFailurePercentage?: unknown;
  readonly toleratedFailureCount?: unknown;
}

export function mapNode(fields: Omit<MapNode, "type">): MapNode {
  return Object.freeze({ type: "Map", ...fields });
}

export function printMap(node: MapNode, resolve: Resolve, printLine: (line: Line) => StateGraph): MapState {
  const { reader, distributed } = node;
  const mode = distributed
    ? ({ Mode: "DISTRIBUTED", ExecutionType: distributed.executionType } as const)
    : ({ Mode: "INLINE" } as const);
  return {
    Type: "Map",
    ...printComment(node.comment),
    ...field("Label", distributed?.label),
    ...(reader && {
      ItemReader: {
        Resource: reader.resource,
        ...(reader.config !== undefined && { ReaderConfig: toTemplate(reader.config) }),
        Arguments: toTemplate(reader.arguments),
      },
    }),
    ...field("Items", node.items),
    ...field("ItemSelector", node.itemSelector),
    ...field("ItemBatcher", printBatch(distributed)),
    ...field("MaxConcurrency", node.maxConcurrency),
    ...field("ToleratedFailurePercentage", distributed?.toleratedFailurePercentage),
    ...field("ToleratedFailureCount", distributed?.toleratedFailureCount),
    ItemProcessor: { ProcessorConfig: mode, ...printLine(node.processor) },
    ...(distributed?.results && {
      ResultWriter: {
        Resource: "arn:aws:states:::s3:putObject",
        Arguments: toTemplate({ Bucket: distributed.results.bucket, Prefix: distributed.results.prefix }),
      },
    }),
    ...printAssign(node.assign),
    ...printOutput(node.output),
    ...printErrors(node, resolve),
    ...printTransition(resolve),
  };
}

function printBatch(distributed: DistributedOptions | undefined): unknown {
  const batch = distributed?.batch;
  if (!batch) return undefined;
  return { BatchInput: batch.input, MaxItemsPerBatch: batch.maxItems, MaxInputBytesPerBatch: batch.maxInputBytes };
}

function field(name: keyof MapState, value: unknown): Partial<MapState> {
  return value === undefined ? {} : { [name]: toTemplate(value) };
}
