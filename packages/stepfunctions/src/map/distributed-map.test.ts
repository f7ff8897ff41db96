import { gzipSync } from "node:zlib";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, expect, test, vi } from "vitest";
import { memoryS3 } from "../conformance/memory-s3.ts";
import { StepFunctionsService, VirtualClock } from "../index.ts";

const objects = new Map<string, string | Uint8Array>();
const service = new StepFunctionsService({ clock: new VirtualClock(), callService: memoryS3(objects) });
afterAll(() => service.close());

let machines = 0;
async function run(map: object, input: unknown = {}, processor: object = { Type: "Pass", End: true }) {
  const definition = {
    StartAt: "Map",
    States: {
      Map: {
        Type: "Map",
        ItemProcessor: {
          ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
          StartAt: "One",
          States: { One: processor },
        },
        End: true,
        ...map,
      },
    },
  };
  const { stateMachineArn } = await service.handle("CreateStateMachine", {
    name: `map-${machines++}`,
    roleArn: "arn:aws:iam::000000000000:role/test",
    definition: JSON.stringify(definition),
  });
  const { executionArn } = await service.handle("StartExecution", {
    stateMachineArn: String(stateMachineArn),
    input: JSON.stringify(input),
  });
  const described = await vi.waitFor(
    async () => {
      const found = await service.handle("DescribeExecution", { executionArn: String(executionArn) });
      expect(found.status).not.toBe("RUNNING");
      return found;
    },
    { timeout: 30_000, interval: 5 },
  );
  const { mapRuns } = await service.handle("ListMapRuns", { executionArn: String(executionArn) });
  const [mapRun] = mapRuns as { mapRunArn: string }[];
  return {
    status: described.status,
    error: described.error,
    cause: described.cause,
    output: described.output === undefined ? undefined : (JSON.parse(String(described.output)) as unknown),
    mapRun: mapRun && (await service.handle("DescribeMapRun", { mapRunArn: mapRun.mapRunArn })),
  };
}

const reader = (Key: string, ReaderConfig: object) => ({
  ItemReader: { Resource: "arn:aws:states:::s3:getObject", ReaderConfig, Parameters: { Bucket: "b", Key } },
});
const row = (values: string) => `a,b\n${values}\n`;

// https://docs.aws.amazon.com/step-functions/latest/dg/example-csv-parse-dist-map.html
test.each<readonly [string, string, object, unknown]>([
  ["fields are texts", row("1,true"), {}, [{ a: "1", b: "true" }]],
  ["missing fields are empty", row("1"), {}, [{ a: "1", b: "" }]],
  ["surplus fields are skipped", row("1,2,3"), {}, [{ a: "1", b: "2" }]],
  ["quotes hold delimiters and line ends", row('"x,\ny",2'), {}, [{ a: "x,\ny", b: "2" }]],
  ["doubled quotes stay", row('"say ""hi""",2'), {}, [{ a: 'say "hi"', b: "2" }]],
  ["a backslash escapes the delimiter", row("x\\,y,2"), {}, [{ a: "x,y", b: "2" }]],
  ["doubled backslashes stay", row("C:\\\\dir,2"), {}, [{ a: "C:\\dir", b: "2" }]],
  ["other backslashes disappear", row("\\n,2"), {}, [{ a: "n", b: "2" }]],
  ["spaces stay", row("  x , "), {}, [{ a: "  x ", b: " " }]],
  ["carriage returns before line ends go", "a,b\r\n1,2\r\n", {}, [{ a: "1", b: "2" }]],
  ["a byte order mark goes", `\ufeff${row("1,2")}`, {}, [{ a: "1", b: "2" }]],
  ["other delimiters", "a|b\n1|2\n", { CSVDelimiter: "PIPE" }, [{ a: "1", b: "2" }]],
  ["tabs", "a\tb\n1\t2\n", { CSVDelimiter: "TAB" }, [{ a: "1", b: "2" }]],
  ["headers may be given", "1,2\n", { CSVHeaderLocation: "GIVEN", CSVHeaders: ["x", "y"] }, [{ x: "1", y: "2" }]],
  ["MaxItems counts records", "a\n1\n2\n3\n", { MaxItems: 2 }, [{ a: "1" }, { a: "2" }]],
])("a Map reads CSV: %s", async (_, body, config, items) => {
  objects.set("b/in.csv", body);
  const { output } = await run(reader("in.csv", { InputType: "CSV", CSVHeaderLocation: "FIRST_ROW", ...config }));
  expect(output).toEqual(items);
});

test("a Map reads JSON Lines, packed or not", async () => {
  objects.set("b/in.jsonl", '{"n":1}\n\n{"n":2}\n');
  objects.set("b/in.jsonl.gz", gzipSync('{"n":"é"}\n'));
  expect((await run(reader("in.jsonl", { InputType: "JSONL" }))).output).toEqual([{ n: 1 }, { n: 2 }]);
  expect((await run(reader("in.jsonl.gz", { InputType: "JSONL" }))).output).toEqual([{ n: "é" }]);
});

test("a Map reads Parquet", async () => {
  const file = parquetWriteBuffer({
    columnData: [
      { name: "id", data: [1, 2], type: "INT32" },
      { name: "name", data: ["one", "two"], type: "STRING" },
    ],
  });
  objects.set("b/in.parquet", new Uint8Array(file));
  expect((await run(reader("in.parquet", { InputType: "PARQUET" }))).output).toEqual([
    { id: 1, name: "one" },
    { id: 2, name: "two" },
  ]);
  objects.set("b/bad.parquet", "not parquet");
  expect((await run(reader("bad.parquet", { InputType: "PARQUET" }))).error).toBe("States.ItemReaderFailed");
});

test("a Map reads what an ItemsPointer names, pairs of an object too", async () => {
  objects.set("b/in.json", JSON.stringify({ deep: { list: [1, 2], pairs: { k: "v" } } }));
  expect((await run(reader("in.json", { InputType: "JSON", ItemsPointer: "/deep/list" }))).output).toEqual([1, 2]);
  expect((await run(reader("in.json", { InputType: "JSON", ItemsPointer: "/deep/pairs" }))).output).toEqual([
    { Key: "k", Value: "v" },
  ]);
  const { error } = await run(reader("in.json", { InputType: "JSON", ItemsPointer: "/nowhere" }));
  expect(error).toBe("States.ItemReaderFailed");
});

const placed = { "k.$": "$$.Map.Item.Key", "v.$": "$$.Map.Item.Value", "s.$": "$$.Map.Item.Source" };
const { "k.$": _, ...unnamed } = placed;

// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
test("a Map goes over the pairs of an object, and tells where items come from", async () => {
  expect((await run({ ItemsPath: "$.o" }, { o: { a: 1, b: 2 } })).output).toEqual([
    { Key: "a", Value: 1 },
    { Key: "b", Value: 2 },
  ]);
  expect((await run({ ItemSelector: placed }, { a: 1 })).output).toEqual([{ k: "a", v: 1, s: "STATE_DATA" }]);
  expect((await run({ ItemSelector: unnamed }, [7])).output).toEqual([{ v: 7, s: "STATE_DATA" }]);
  objects.set("b/from/1.json", "[1]");
  objects.set("b/from/2.json", "[2]");
  const read = { ...reader("from/1.json", { InputType: "JSON" }), ItemSelector: unnamed };
  expect((await run(read)).output).toEqual([{ v: 1, s: "s3://b/from/1.json" }]);
  const list = (ReaderConfig: object) => ({
    ItemReader: {
      Resource: "arn:aws:states:::s3:listObjectsV2",
      ReaderConfig,
      Parameters: { Bucket: "b", Prefix: "from/" },
    },
    ItemSelector: unnamed,
  });
  expect((await run(list({ InputType: "JSON", Transformation: "LOAD_AND_FLATTEN" }))).output).toEqual([
    { v: 1, s: "s3://b/from/1.json" },
    { v: 2, s: "s3://b/from/2.json" },
  ]);
  expect((await run(list({}))).output).toMatchObject([{ s: "s3://b" }, { s: "s3://b" }]);
});

test("a Map reads an S3 Inventory of packed CSV files", async () => {
  objects.set("b/inv/1.csv.gz", gzipSync('"src","a.pdf","10"\n"src","b.pdf","20"\n'));
  objects.set(
    "b/inv/manifest.json",
    JSON.stringify({
      destinationBucket: "arn:aws:s3:::b",
      fileFormat: "CSV",
      fileSchema: "Bucket, Key, Size",
      files: [{ key: "inv/1.csv.gz", size: 1 }],
    }),
  );
  expect((await run(reader("inv/manifest.json", { InputType: "MANIFEST" }))).output).toEqual([
    { Bucket: "src", Key: "a.pdf", Size: "10" },
    { Bucket: "src", Key: "b.pdf", Size: "20" },
  ]);
});

test("a Map reads an S3 Inventory of Parquet files, and says that it cannot read ORC", async () => {
  const file = parquetWriteBuffer({
    columnData: [
      { name: "bucket", data: ["src", "src"], type: "STRING" },
      { name: "key", data: ["a.pdf", "b.pdf"], type: "STRING" },
    ],
  });
  objects.set("b/pq/1.parquet", new Uint8Array(file));
  const manifest = { destinationBucket: "arn:aws:s3:::b", fileFormat: "Parquet", files: [{ key: "pq/1.parquet" }] };
  objects.set("b/pq/manifest.json", JSON.stringify(manifest));
  objects.set("b/orc/manifest.json", JSON.stringify({ ...manifest, fileFormat: "ORC" }));
  expect((await run(reader("pq/manifest.json", { InputType: "MANIFEST" }))).output).toEqual([
    { bucket: "src", key: "a.pdf" },
    { bucket: "src", key: "b.pdf" },
  ]);
  const refused = await run(reader("orc/manifest.json", { InputType: "MANIFEST" }));
  expect(refused.cause).toBe("An inventory of format ORC cannot be read: only CSV and Parquet can.");
});

test("a Map reads the files an Athena manifest lists", async () => {
  objects.set("b/out/1.jsonl", '{"n":1}\n');
  objects.set("b/out/2.jsonl", '{"n":2}\n');
  objects.set("b/out.csv", "s3://b/out/1.jsonl\ns3://b/out/2.jsonl\n");
  const config = { ManifestType: "ATHENA_DATA", InputType: "JSONL" };
  expect((await run(reader("out.csv", config))).output).toEqual([{ n: 1 }, { n: 2 }]);
});

test("a Map lists objects over all pages, spelled and dated as AWS does, or reads them", async () => {
  for (const n of [1, 2, 3]) objects.set(`b/many/${n}.json`, JSON.stringify([n]));
  const list = {
    ItemReader: { Resource: "arn:aws:states:::s3:listObjectsV2", Parameters: { Bucket: "b", Prefix: "many/" } },
  };
  const { output } = await run(list);
  expect(output).toHaveLength(3);
  expect((output as unknown[])[0]).toEqual({
    Etag: '"1"',
    Key: "many/1.json",
    LastModified: 1_700_000_000,
    Size: 3,
    StorageClass: "STANDARD",
  });
  const flat = { ...list.ItemReader, ReaderConfig: { InputType: "JSON", Transformation: "LOAD_AND_FLATTEN" } };
  expect((await run({ ItemReader: flat })).output).toEqual([1, 2, 3]);
});

test.each([
  ["an object that is not there", "gone.json", { InputType: "JSON" }, "The specified key does not exist."],
  ["an object that is no list", "one.json", { InputType: "JSON" }, "Attempting to map over non-iterable node."],
  ["an object that is no JSON", "bad.json", { InputType: "JSON" }, "The object is not valid JSON"],
  ["a bad line", "bad.jsonl", { InputType: "JSONL" }, "Line 2 is not valid JSON."],
  ["a packed object that is none", "bad.jsonl.gz", { InputType: "JSONL" }, "The object cannot be unpacked"],
  ["a manifest without files", "one.json", { InputType: "MANIFEST" }, "The manifest has no list of files."],
])("a Map fails with States.ItemReaderFailed for %s", async (_, key, config, cause) => {
  objects.set("b/one.json", '{"Hello":"world"}');
  objects.set("b/bad.json", "{");
  objects.set("b/bad.jsonl", '{"n":1}\nno\n');
  objects.set("b/bad.jsonl.gz", "plain");
  const failed = await run(reader(key, config));
  expect(failed).toMatchObject({ status: "FAILED", error: "States.ItemReaderFailed" });
  expect(failed.cause).toContain(cause);
  expect(failed.mapRun).toMatchObject({ status: "FAILED" });
});

test("a Map batches items by count and by bytes, with what all batches share", async () => {
  const batcher = { MaxItemsPerBatch: 2, BatchInput: { "run.$": "$$.Execution.Name" } };
  const { output, mapRun } = await run({ ItemBatcher: batcher, ItemsPath: "$.list" }, { list: [1, 2, 3] });
  expect((output as { Items: unknown[] }[]).map(({ Items }) => Items)).toEqual([[1, 2], [3]]);
  expect(mapRun).toMatchObject({ itemCounts: { total: 3, succeeded: 3 }, executionCounts: { total: 2, succeeded: 2 } });
  const bytes = await run({ ItemBatcher: { MaxInputBytesPerBatch: 60 } }, ["x".repeat(30), "y".repeat(30)]);
  expect(bytes.output).toHaveLength(2);
});

test("a Map tolerates as many failures as it says, and no more", async () => {
  const fail = { Type: "Fail", Error: "Bad" };
  const all = [1, 2, 3, 4];
  expect((await run({ ToleratedFailureCount: 4 }, all, fail)).status).toBe("SUCCEEDED");
  expect((await run({ ToleratedFailurePercentage: 100 }, all, fail)).status).toBe("SUCCEEDED");
  const { error, cause, mapRun } = await run({ ToleratedFailureCount: 3, MaxConcurrency: 1 }, all, fail);
  expect({ error, cause }).toEqual({
    error: "States.ExceedToleratedFailureThreshold",
    cause: "The specified tolerated failure threshold was exceeded",
  });
  expect(mapRun).toMatchObject({ status: "FAILED", toleratedFailureCount: 3, maxConcurrency: 1 });
});

// https://states-language.net/spec.html#failure-tolerance
test.each<readonly [object, string]>([
  [{ ToleratedFailureCount: 3, ToleratedFailurePercentage: 100 }, "FAILED"],
  [{ ToleratedFailureCount: 9, ToleratedFailurePercentage: 50 }, "FAILED"],
  [{ ToleratedFailureCount: 4, ToleratedFailurePercentage: 100 }, "SUCCEEDED"],
])("a Map with both thresholds fails when either is passed: %j", async (thresholds, status) => {
  expect((await run(thresholds, [1, 2, 3, 4], { Type: "Fail", Error: "Bad" })).status).toBe(status);
});

test("a Map that fails leaves its results too, and what it never started", async () => {
  const writer = { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: "failed", Prefix: "runs" } };
  const { error, mapRun } = await run({ ResultWriter: writer, MaxConcurrency: 1 }, [1, 2, 3], {
    Type: "Fail",
    Error: "Bad",
  });
  expect(error).toBe("States.ExceedToleratedFailureThreshold");
  const folder = `failed/runs/${String(mapRun?.mapRunArn).split(":").at(-1)}`;
  const read = (name: string) => JSON.parse(String(objects.get(`${folder}/${name}.json`))) as object;
  expect(read("FAILED_0")).toMatchObject([{ Input: "1", Error: "Bad", Status: "FAILED" }]);
  expect(read("PENDING_0")).toMatchObject([
    { Input: "2", Status: "PENDING" },
    { Input: "3", Status: "PENDING" },
  ]);
  expect(read("manifest")).toMatchObject({ ResultFiles: { SUCCEEDED: [], FAILED: [{}], PENDING: [{}] } });
});

test.each<readonly [string, object, unknown]>([
  ["NONE", { Transformation: "NONE", OutputType: "JSON" }, undefined],
  ["COMPACT", { Transformation: "COMPACT", OutputType: "JSON" }, "[[1],[2,3]]"],
  ["FLATTEN", { Transformation: "FLATTEN", OutputType: "JSON" }, "[1,2,3]"],
  ["COMPACT as lines", { Transformation: "COMPACT", OutputType: "JSONL" }, "[1]\n[2,3]\n"],
])("a Map writes results to S3: %s", async (_, WriterConfig, body) => {
  const writer = {
    Resource: "arn:aws:states:::s3:putObject",
    WriterConfig,
    Parameters: { Bucket: "out", Prefix: "runs" },
  };
  const { output } = await run({ ResultWriter: writer }, [[1], [2, 3]]);
  const { MapRunArn, ResultWriterDetails } = output as {
    MapRunArn: string;
    ResultWriterDetails: { Bucket: string; Key: string };
  };
  expect(ResultWriterDetails.Key).toBe(`runs/${MapRunArn.split(":").at(-1)}/manifest.json`);
  const manifest = JSON.parse(String(objects.get(`out/${ResultWriterDetails.Key}`))) as {
    ResultFiles: { SUCCEEDED: { Key: string; Size: number }[]; FAILED: unknown[]; PENDING: unknown[] };
  };
  expect(manifest.ResultFiles).toMatchObject({ FAILED: [], PENDING: [] });
  const [file] = manifest.ResultFiles.SUCCEEDED;
  const written = String(objects.get(`out/${file?.Key}`));
  expect(file?.Size).toBe(written.length);
  if (body !== undefined) expect(written).toBe(body);
  else expect((JSON.parse(written) as object[])[0]).toMatchObject({ Input: "[1]", Output: "[1]", Status: "SUCCEEDED" });
});

test("the Express children of a Map are listed and described by their map run", async () => {
  const ProcessorConfig = { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" };
  const states = { One: { Type: "Pass", End: true } };
  const { mapRun } = await run(
    { Label: "L", ItemProcessor: { ProcessorConfig, StartAt: "One", States: states } },
    [1, 2],
  );
  const mapRunArn = String(mapRun?.mapRunArn);
  const first = await service.handle("ListExecutions", { mapRunArn, maxResults: 1 });
  const second = await service.handle("ListExecutions", {
    mapRunArn,
    maxResults: 1,
    nextToken: String(first.nextToken),
  });
  expect(second.nextToken).toBeUndefined();
  const inputs: unknown[] = [];
  for (const { executions } of [second, first])
    for (const { executionArn } of executions as { executionArn: string }[])
      inputs.push((await service.handle("DescribeExecution", { executionArn })).input);
  expect(inputs).toEqual(["1", "2"]);
  const other = `${mapRunArn.split("/L")[0]?.replace(":mapRun:", ":express:")}/L:a:b`;
  await expect(service.handle("DescribeExecution", { executionArn: other })).rejects.toMatchObject({
    code: "ExecutionDoesNotExist",
  });
});

test("the machine of a child execution has the label of its Map", async () => {
  const ProcessorConfig = { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" };
  const states = { One: { Type: "Pass", End: true } };
  const { mapRun } = await run(
    { Label: "Mine", ItemProcessor: { ProcessorConfig, StartAt: "One", States: states } },
    [1],
  );
  const { executions } = await service.handle("ListExecutions", { mapRunArn: String(mapRun?.mapRunArn) });
  const [child] = executions as { executionArn: string }[];
  const executionArn = String(child?.executionArn);
  expect(await service.handle("DescribeStateMachineForExecution", { executionArn })).toMatchObject({
    label: "Mine",
    mapRunArn: mapRun?.mapRunArn,
  });
});
