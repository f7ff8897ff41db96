import type { Json } from "../json.ts";
import { parseJsonPath } from "../paths/parse-json-path.ts";
import { setReferencePath } from "../paths/reference-path.ts";
import { RuntimeFault } from "./state-failure.ts";

/** Puts a result into a state's input, as `ResultPath` says. */
export type ResultPath = (input: Json, result: Json) => Json;

export function compileResultPath(definition: Json | undefined): ResultPath {
  if (definition === undefined || definition === "$") return (_, result) => result;
  if (definition === null) return (input) => input;
  const path = parseJsonPath(String(definition));
  return (input, result) => {
    const output = setReferencePath(path, input, result);
    if (output === undefined) {
      throw new RuntimeFault(
        `Unable to apply ReferencePath ${String(definition)} to input ${JSON.stringify(input)}`,
        "States.ResultPathMatchFailure",
      );
    }
    return output;
  };
}
