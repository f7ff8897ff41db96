import { pathOf, unsayable } from "../../expressions/print-json-path.ts";
import { toNode } from "../../expressions/to-node.ts";
import { toPathTemplate } from "../../expressions/to-path-template.ts";
import { type MapNode, type MapState, processorConfig } from "../../states/map.ts";
import { printComment, printTransition } from "../../states/print-payload.ts";
import type { StateGraph } from "../../states/state-machine-definition.ts";
import type { Line, Resolve } from "../../states/target.ts";
import { printPathErrors } from "./path-errors.ts";
import { assignment, orPath, requireWhole } from "./path-fields.ts";
import { resultShape } from "./result-shape.ts";

/** A Map state in JSONPath. */
export function printPathMap(node: MapNode, resolve: Resolve, printLine: (line: Line) => StateGraph): MapState {
  const { distributed } = node;
  const shape = resultShape(node.output);
  requireWhole(node.assign, "result", shape.ResultSelector !== undefined);
  return {
    Type: "Map",
    ...printComment(node.comment),
    ...orPath("Label", distributed?.label),
    ...reader(node),
    ...itemsPath(node.items),
    ...(node.itemSelector !== undefined && { ItemSelector: toPathTemplate(node.itemSelector, "input") }),
    ...batcher(node.batch),
    ...orPath("MaxConcurrency", node.maxConcurrency),
    ...orPath("ToleratedFailurePercentage", distributed?.toleratedFailurePercentage),
    ...orPath("ToleratedFailureCount", distributed?.toleratedFailureCount),
    ItemProcessor: { ProcessorConfig: processorConfig(distributed), ...printLine(node.processor) },
    ...writer(node),
    ...shape,
    ...assignment(node.assign, "result"),
    ...printPathErrors(node, resolve),
    ...printTransition(resolve),
  };
}

function itemsPath(items: unknown): object {
  if (items === undefined) return {};
  const path = pathOf(toNode(items), "input");
  if (path === undefined) throw unsayable("the items are neither a path nor read from S3");
  return path === "$" ? {} : { ItemsPath: path };
}

function reader({ reader }: MapNode): Pick<MapState, "ItemReader"> {
  if (!reader) return {};
  const { MaxItems, ...config } = reader.config ?? {};
  const settings = { ...(toPathTemplate(config, "input") as object), ...orPath("MaxItems", MaxItems) };
  return {
    ItemReader: {
      Resource: reader.resource,
      ...(reader.config && { ReaderConfig: settings }),
      Parameters: toPathTemplate(reader.arguments, "input"),
    },
  };
}

function batcher(batch: MapNode["batch"]): object {
  if (!batch) return {};
  return {
    ItemBatcher: {
      ...(batch.input !== undefined && { BatchInput: toPathTemplate(batch.input, "input") }),
      ...orPath("MaxItemsPerBatch", batch.maxItems),
      ...orPath("MaxInputBytesPerBatch", batch.maxInputBytes),
    },
  };
}

function writer({ distributed }: MapNode): Pick<MapState, "ResultWriter"> {
  const results = distributed?.results;
  if (!results) return {};
  return {
    ResultWriter: {
      ...(results.config && { WriterConfig: toPathTemplate(results.config, "input") }),
      ...(results.bucket !== undefined && {
        Resource: "arn:aws:states:::s3:putObject",
        Parameters: toPathTemplate({ Bucket: results.bucket, Prefix: results.prefix }, "input"),
      }),
    },
  };
}
