import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { INPUT_TYPES } from "../map/parse-items.ts";
import { checkMapNumbers } from "./check-map-numbers.ts";
import type { StatePlace } from "./check-state.ts";
import type { Findings } from "./findings.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html: characters a Label must not have */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among those AWS forbids
const LABEL_FORBIDDEN = /[\s?*<>{}[\]:;,\\|^~$#%&`"\u0000-\u001f\u007f-\u009f]/;
const DISTRIBUTED_ONLY = ["ItemReader", "ItemBatcher", "ResultWriter", "Label"];

/** Processor, label and the fields only a distributed Map has. */
export function checkMapState(
  state: JsonObject,
  { location, express, language, machineLanguage = language, inner }: StatePlace,
  findings: Findings,
): void {
  const field = state.ItemProcessor !== undefined ? "ItemProcessor" : "Iterator";
  const processor = state[field];
  if (state.ItemProcessor !== undefined && state.Iterator !== undefined)
    findings.onlyOne(["ItemProcessor", "Iterator"], location);
  if (processor === undefined) findings.schema("These fields are required: [ItemProcessor]", location);
  else if (!isJsonObject(processor)) findings.schema("Expected value of type Object", `${location}/${field}`);
  else
    inner(processor, {
      location: `${location}/${field}`,
      express,
      language: machineLanguage,
      top: false,
    });
  const config = isJsonObject(processor) && isJsonObject(processor.ProcessorConfig) ? processor.ProcessorConfig : {};
  const distributed = config.Mode === "DISTRIBUTED";
  if (distributed && express)
    findings.schema("Express state machine does not support Map state in DISTRIBUTED mode", location);
  if (config.Mode !== undefined && config.Mode !== "INLINE" && !distributed)
    findings.schema(
      "The field 'Mode' should have one of these values: [INLINE, DISTRIBUTED]",
      `${location}/${field}/ProcessorConfig/Mode`,
    );
  if (!distributed)
    for (const only of DISTRIBUTED_ONLY) if (state[only] !== undefined) findings.unsupported(only, location);
  checkReader(state.ItemReader, `${location}/ItemReader`, findings);
  checkMapNumbers(state, { location, language }, findings);
  const { Label } = state;
  if (Label === undefined) return;
  if (typeof Label !== "string") return findings.schema("Expected value of type String", `${location}/Label`);
  const found = LABEL_FORBIDDEN.exec(Label)?.[0];
  const at = `${location}/Label`;
  if (found !== undefined) findings.add("INVALID_LABEL_NAME", `Label contains invalid character: '${found}'`, at);
  if (Label.length > 40) findings.add("INVALID_LABEL_NAME", "Label must be at most 40 characters long", at);
}

const READERS = ["arn:aws:states:::s3:getObject", "arn:aws:states:::s3:listObjectsV2"];

function checkReader(reader: Json | undefined, location: string, findings: Findings): void {
  if (!isJsonObject(reader)) return;
  if (reader.Resource === undefined) findings.schema("These fields are required: [Resource]", location);
  else if (!READERS.includes(String(reader.Resource).replace(/^arn:aws[\w-]*:/, "arn:aws:")))
    findings.schema(
      `The field 'Resource' should have one of these values: [${READERS.join(", ")}]`,
      `${location}/Resource`,
    );
  const config = isJsonObject(reader.ReaderConfig) ? reader.ReaderConfig : {};
  if (config.InputType !== undefined && !INPUT_TYPES.includes(String(config.InputType)))
    findings.schema(
      `The field 'InputType' should have one of these values: [${INPUT_TYPES.join(", ")}]`,
      `${location}/ReaderConfig/InputType`,
    );
}
