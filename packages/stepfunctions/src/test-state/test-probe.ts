import type { StateType } from "../interpreter/compiled.ts";
import { type Retrier, retryDelay } from "../interpreter/retrier.ts";
import { StateFailure } from "../interpreter/state-failure.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { type ItemList, itemInputs } from "../map/item-list.ts";
import type { MapLimits } from "../map/map-limits.ts";
import { parseItems } from "../map/parse-items.ts";
import type { RandomSource } from "../random.ts";

/** More than a request of 256 KiB can hold. */
const MAX_ITEMS = 262_144;

export interface StateMock {
  readonly result?: Json;
  readonly errorOutput?: { readonly error: string | undefined; readonly cause: string | undefined };
}

export interface StateConfiguration {
  readonly retrierRetryCount: number;
  readonly mapIterationFailureCount: number | undefined;
  /** What the reader would have found in S3, as it is there. */
  readonly mapItemReaderData: string | undefined;
}

/** A failure that a retrier would try again. */
export class RetriableFailure extends Error {
  override readonly name = "RetriableFailure";
  readonly failure: StateFailure;

  constructor(failure: StateFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** What TestState watches of a state, and puts in the place of calls. */
export class TestProbe {
  readonly inspection: JsonObject;
  readonly mock: StateMock | undefined;
  readonly #type: StateType;
  readonly #configuration: StateConfiguration;
  readonly #random: RandomSource;
  readonly #level: string;

  constructor(init: {
    type: StateType;
    input: Json;
    mock: StateMock | undefined;
    configuration: StateConfiguration;
    random: RandomSource;
    level: string;
  }) {
    this.#level = init.level;
    this.#type = init.type;
    this.inspection = { input: JSON.stringify(init.input) };
    this.mock = init.mock;
    this.#configuration = init.configuration;
    this.#random = init.random;
  }

  /** One step of the data flow. A Parallel shows its result only, a Map no parameters. */
  saw(step: string, value: Json): void {
    if (this.#type === "Parallel" && !step.startsWith("afterResult")) return;
    if (this.#type === "Map" && step === "afterParameters") return;
    if (["Choice", "Wait", "Succeed", "Fail"].includes(this.#type) && step !== "afterInputPath") return;
    this.inspection[step] = JSON.stringify(value);
  }

  /** A Pass with a Result shows that in place of its input. */
  sawFixedResult(result: Json): void {
    delete this.inspection.afterInputPath;
    this.saw("result", result);
  }

  sawMap({ maxConcurrency, toleratedCount, toleratedPercentage }: MapLimits, items: ItemList, paths: boolean): void {
    if (paths) this.saw("afterItemsPath", itemInputs(items));
    this.inspection.maxConcurrency = maxConcurrency;
    if (toleratedCount !== undefined) this.inspection.toleratedFailureCount = toleratedCount;
    if (toleratedPercentage !== undefined) this.inspection.toleratedFailurePercentage = toleratedPercentage;
  }

  mockedResult(): Json {
    const error = this.mock?.errorOutput;
    if (error) throw new StateFailure(error.error, error.cause);
    return this.mock?.result ?? null;
  }

  /** The mocked result of a Map, unless more iterations are said to have failed than it tolerates. */
  mockedIterations({ toleratedCount, toleratedPercentage }: MapLimits): Json {
    const result = this.mockedResult();
    const failed = this.#configuration.mapIterationFailureCount ?? 0;
    const total = Array.isArray(result) ? result.length : 1;
    const tooMany = toleratedCount !== undefined && failed > toleratedCount;
    const tooLarge = toleratedPercentage !== undefined && (failed * 100) / Math.max(total, 1) > toleratedPercentage;
    if (tooMany || tooLarge)
      throw new StateFailure(
        "States.ExceedToleratedFailureThreshold",
        "The specified tolerated failure threshold was exceeded",
      );
    return result;
  }

  itemReaderData(reader: JsonObject): ItemList {
    const data = this.#configuration.mapItemReaderData;
    if (data === undefined) return { values: [] };
    const config = isJsonObject(reader.ReaderConfig) ? reader.ReaderConfig : {};
    const items = parseItems(data, config, MAX_ITEMS);
    if (config.ItemsPointer !== undefined) this.saw("afterItemsPointer", itemInputs(items));
    return items;
  }

  /** The HTTP call of a task, at TRACE: https://docs.aws.amazon.com/step-functions/latest/apireference/API_InspectionData.html */
  sawRequest(request: JsonObject): void {
    if (this.#level === "TRACE") this.inspection.request = request;
  }

  sawResponse(response: JsonObject): void {
    if (this.#level === "TRACE") this.inspection.response = response;
  }

  /** What each iteration of a Map would get, where something makes it. */
  sawIterations(inputs: readonly Json[], step: "afterItemSelector" | "afterItemBatcher"): void {
    this.saw(step, [...inputs]);
  }

  retriable(failure: StateFailure, retrier: Retrier, index: number): Error {
    const used = this.#configuration.retrierRetryCount;
    if (used >= retrier.maxAttempts) return failure;
    this.inspection.errorDetails = {
      retryIndex: index,
      retryBackoffIntervalSeconds: retryDelay(retrier, used, this.#random) / 1000,
    };
    return new RetriableFailure(failure);
  }
}
