import type { Value } from "../expressions/expr.ts";
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
  readonly reader?: ReaderNode;
  readonly batch?: BatchNode;
  readonly distributed?: DistributedOptions;
  readonly maxConcurrency?: unknown;
  readonly assign?: Readonly<Record<string, unknown>>;
  readonly output?: unknown;
}

/** Where a distributed Map reads its items. */
export interface ReaderNode {
  readonly resource: string;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly arguments: unknown;
}

/** How many items one child execution gets at once, and what it gets beside them. */
export interface BatchNode {
  readonly maxItems?: unknown;
  readonly maxInputBytes?: unknown;
  readonly input?: unknown;
}

/** Child executions of their own for the items of a Map. */
export interface DistributedOptions {
  readonly executionType: "STANDARD" | "EXPRESS";
  /** Part of the Map run's ARN; made by AWS when left away. */
  readonly label?: string;
  /** Writes the results to S3; the Map then answers with where they are. */
  readonly results?: MapResults;
  readonly toleratedFailurePercentage?: Value<number>;
  readonly toleratedFailureCount?: Value<number>;
}

export interface MapResults {
  readonly bucket?: Value<string>;
  readonly prefix?: Value<string>;
  /** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html#input-output-resultwriter-writer-config */
  readonly config?: {
    readonly Transformation?: "NONE" | "COMPACT" | "FLATTEN";
    readonly OutputType?: "JSON" | "JSONL";
  };
}

export function mapNode(fields: Omit<MapNode, "type">): MapNode {
  return Object.freeze({ type: "Map", ...fields });
}

export function processorConfig(
  distributed: DistributedOptions | undefined,
): NonNullable<ItemProcessor["ProcessorConfig"]> {
  return distributed ? { Mode: "DISTRIBUTED", ExecutionType: distributed.executionType } : { Mode: "INLINE" };
}

export function printMap(node: MapNode, resolve: Resolve, printLine: (line: Line) => StateGraph): MapState {
  const { reader, distributed } = node;
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
    ...field("ItemBatcher", printBatch(node.batch)),
    ...field("MaxConcurrency", node.maxConcurrency),
    ...field("ToleratedFailurePercentage", distributed?.toleratedFailurePercentage),
    ...field("ToleratedFailureCount", distributed?.toleratedFailureCount),
    ItemProcessor: { ProcessorConfig: processorConfig(distributed), ...printLine(node.processor) },
    ...field("ResultWriter", printResults(distributed?.results)),
    ...printAssign(node.assign),
    ...printOutput(node.output),
    ...printErrors(node, resolve),
    ...printTransition(resolve),
  };
}

function printBatch(batch: BatchNode | undefined): unknown {
  if (!batch) return undefined;
  return { BatchInput: batch.input, MaxItemsPerBatch: batch.maxItems, MaxInputBytesPerBatch: batch.maxInputBytes };
}

function printResults(results: MapResults | undefined): unknown {
  if (!results) return undefined;
  const { bucket, prefix, config } = results;
  return {
    WriterConfig: config,
    ...(bucket !== undefined && {
      Resource: "arn:aws:states:::s3:putObject",
      Arguments: { Bucket: bucket, Prefix: prefix },
    }),
  };
}

function field(name: keyof MapState, value: unknown): Partial<MapState> {
  return value === undefined ? {} : { [name]: toTemplate(value) };
}
