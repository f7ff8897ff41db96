import { nodeOf } from "../expressions/expr.ts";
import type { MapNode, ReaderNode } from "../states/map.ts";
import { arrow, type Code, call, literal, object } from "./code.ts";
import { lazily, type Pen, valueCode } from "./value-code.ts";

/** The function that tells a Map's items; nothing for a source the builder has no words for. */
export function itemsCode(node: MapNode, pen: Pen): Code | undefined {
  const reads = new Set<string>();
  const note = ({ code, reads: inside }: { readonly code: Code; readonly reads: ReadonlySet<string> }): Code => {
    for (const name of inside) if (name !== "item" && name !== "index") reads.add(name);
    return code;
  };
  // A list inside of what is read.
  if (node.reader && node.items !== undefined) return undefined;
  const listed = node.reader ? readerCode(node.reader, pen, note) : itemsOf(node, pen, note);
  if (listed === undefined) return undefined;
  const selected = selecting(listed, node, pen, note);
  const batched = selected && batching(selected, node, pen, note);
  return batched && lazily({ code: batched, reads });
}

type Note = (written: { readonly code: Code; readonly reads: ReadonlySet<string> }) => Code;

function itemsOf(node: MapNode, pen: Pen, note: Note): Code | undefined {
  return nodeOf(node.items) ? note(valueCode(node.items, pen, "readonly Untyped[]")) : undefined;
}

function selecting(source: Code, node: MapNode, pen: Pen, note: Note): Code {
  if (node.itemSelector === undefined) return source;
  const written = valueCode(node.itemSelector, { ...pen, selects: true });
  note(written);
  const of = ["item", "index"].filter((name) => written.reads.has(name));
  const selector = arrow(of.length === 0 ? "()" : `({ ${of.join(", ")} })`, written.code);
  return call(pen.imports.use(node.reader ? "selecting" : "items"), source, selector);
}

function batching(source: Code, { batch }: MapNode, pen: Pen, note: Note): Code | undefined {
  if (!batch) return source;
  const options = Object.entries(batch).map(([name, value]) => [name, note(valueCode(value, pen, "number"))] as const);
  return call(pen.imports.use("batches"), source, object(Object.fromEntries(options)));
}

type Fields = Readonly<Record<string, unknown>>;

function readerCode({ resource, config, arguments: args }: ReaderNode, pen: Pen, note: Note): Code | undefined {
  if (typeof args !== "object" || args === null || nodeOf(args)) return undefined;
  const { MaxItems: maxItems, ...settings } = (config ?? {}) as Fields;
  const made = (name: string, options: Fields, typed = true): Code => {
    const given = { ...args, ...options, ...(maxItems !== undefined && { maxItems }) };
    const callee = pen.imports.use(name);
    if (typed) pen.imports.use("type Untyped");
    return call(typed ? `${callee}<Untyped>` : callee, note(valueCode(given, pen, "string")));
  };
  if (config !== undefined && Object.keys(config).length === 0) return undefined;
  if (resource === "arn:aws:states:::s3:listObjectsV2" && only(args, ["Bucket", "Prefix"])) {
    if (Object.keys(settings).length === 0) return made("s3Objects", {}, false);
    const { Transformation: how, InputType: format, ...more } = settings;
    const isFlat = how === "LOAD_AND_FLATTEN" && formats.includes(format as string) && Object.keys(more).length === 0;
    return isFlat ? made("s3Contents", { format }) : undefined;
  }
  if (resource !== "arn:aws:states:::s3:getObject" || !only(args, ["Bucket", "Key", "VersionId"])) return undefined;
  const options = rowsOptions(settings);
  return options && made("s3Rows", options);
}

const formats = ["CSV", "JSON", "JSONL", "PARQUET"];
const delimiters = [undefined, "COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB"];

function rowsOptions(settings: Fields): Fields | undefined {
  const { InputType: format, CSVHeaderLocation: location, CSVHeaders: headers, ...rest } = settings;
  const { CSVDelimiter: delimiter, ItemsPointer: itemsPointer, ManifestType: manifest, ...unknown } = rest;
  if (Object.keys(unknown).length > 0 || !delimiters.includes(delimiter as string | undefined)) return undefined;
  if (![...formats, "MANIFEST"].includes(format as string)) return undefined;
  if (location !== (format === "CSV" ? (headers === undefined ? "FIRST_ROW" : "GIVEN") : undefined)) return undefined;
  if (headers !== undefined && !Array.isArray(headers)) return undefined;
  const given = { format, headers, delimiter, itemsPointer, manifest };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** The options of a distributed Map, which are written out and computed by nothing. */
export function distributedCode({ distributed }: MapNode): Code | undefined {
  return distributed && !holdsExpression(distributed) ? literal(distributed) : undefined;
}

export function holdsExpression(value: unknown): boolean {
  if (nodeOf(value)) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(holdsExpression);
}

function only(value: object, names: readonly string[]): boolean {
  return Object.keys(value).every((name) => names.includes(name));
}
