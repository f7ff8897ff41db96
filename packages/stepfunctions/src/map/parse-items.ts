import { StateFailure } from "../interpreter/state-failure.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { type ItemList, pairsOf } from "./item-list.ts";
import { parseCsv } from "./parse-csv.ts";

const DELIMITERS: Readonly<Record<string, string>> = { COMMA: ",", PIPE: "|", SEMICOLON: ";", SPACE: " ", TAB: "\t" };

export function readerFailure(message: string): StateFailure {
  return new StateFailure("States.ItemReaderFailed", message);
}

/** What may be in an object: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */
export const INPUT_TYPES = ["CSV", "JSON", "JSONL", "PARQUET", "MANIFEST"];

/** The items of a JSON, JSON Lines or CSV object. */
export function parseItems(body: string, config: JsonObject, limit: number): ItemList {
  if (config.InputType === "CSV") return { values: csvItems(body, config, limit) };
  if (config.InputType === "JSONL") return { values: parseLines(body, limit) };
  let value: Json;
  try {
    value = JSON.parse(body) as Json;
  } catch (error) {
    throw readerFailure(`The object is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof config.ItemsPointer === "string") value = atPointer(value, config.ItemsPointer);
  if (Array.isArray(value)) return { values: value };
  if (isJsonObject(value) && typeof config.ItemsPointer === "string") return pairsOf(value);
  throw readerFailure("Attempting to map over non-iterable node.");
}

/** RFC 6901. */
function atPointer(root: Json, pointer: string): Json {
  let value: Json | undefined = root;
  for (const part of pointer.split("/").slice(1)) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    value = Array.isArray(value)
      ? value[Number(name)]
      : isJsonObject(value) && Object.hasOwn(value, name)
        ? value[name]
        : undefined;
    if (value === undefined) throw readerFailure(`The ItemsPointer '${pointer}' does not lead to a value.`);
  }
  return value;
}

function parseLines(body: string, limit: number): Json[] {
  const items: Json[] = [];
  for (const [i, line] of body.split("\n").entries()) {
    if (items.length >= limit) break;
    if (line.trim() === "") continue;
    try {
      items.push(JSON.parse(line) as Json);
    } catch {
      throw readerFailure(`Line ${i + 1} is not valid JSON.`);
    }
  }
  return items;
}

function csvItems(body: string, config: JsonObject, limit: number): Json[] {
  const given =
    config.CSVHeaderLocation === "GIVEN" && Array.isArray(config.CSVHeaders)
      ? config.CSVHeaders.map(String)
      : undefined;
  if (given) checkHeaders(given);
  const delimiter = DELIMITERS[String(config.CSVDelimiter ?? "COMMA")] ?? ",";
  const rows = parseCsv(body, delimiter, limit + (given ? 0 : 1));
  const headers = given ?? rows.shift() ?? [];
  if (!given) checkHeaders(headers);
  // Short rows are filled up with empty text, surplus fields are left out.
  return rows.map((row) => Object.fromEntries(headers.map((header, i) => [header, row[i] ?? ""])));
}

function checkHeaders(headers: readonly string[]): void {
  if (new Set(headers).size < headers.length) throw readerFailure("CSV headers cannot contain duplicates.");
}
