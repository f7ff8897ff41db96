import { isJsonObject, type JsonObject } from "../json.ts";
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
  checkMapNumbers(state, { location, language }, findings);
  const { Label } = state;
  if (Label === undefined) return;
  if (typeof Label !== "string") return findings.schema("Expected value of type String", `${location}/Label`);
  const found = LABEL_FORBIDDEN.exec(Label)?.[0];
  if (found !== undefined) findings.schema(`Label contains invalid character: '${found}'`, `${location}/Label`);
  if (Label.length > 40) findings.schema("Label must be at most 40 characters long", `${location}/Label`);
}
