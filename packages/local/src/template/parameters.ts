import { TributaryError } from "@tributary/errors";
import type { TemplateParameter } from "./template-document.ts";

export type ParameterValue = string | readonly string[];

/** The value of each parameter: the given one, or its default; lists are split at commas as CloudFormation does. */
export function parameterValues(
  declared: Readonly<Record<string, TemplateParameter>>,
  given: Readonly<Record<string, string>>,
): Record<string, ParameterValue> {
  for (const name of Object.keys(given)) {
    if (!(name in declared)) throw new TributaryError("TRB-LOC-105", `The template has no parameter ${name}`);
  }
  return Object.fromEntries(
    Object.entries(declared).map(([name, parameter]) => [name, parameterValue(name, parameter, given[name])]),
  );
}

function parameterValue(name: string, parameter: TemplateParameter, given: string | undefined): ParameterValue {
  if (parameter.Type.startsWith("AWS::SSM::")) {
    throw new TributaryError(
      "TRB-LOC-105",
      `Parameter ${name} reads the Parameter Store (${parameter.Type}), which has no local counterpart`,
    );
  }
  const text = given ?? (parameter.Default === undefined ? undefined : String(parameter.Default));
  if (text === undefined)
    throw new TributaryError("TRB-LOC-105", `Parameter ${name} has no default and no value was given`);
  if (parameter.AllowedValues && !parameter.AllowedValues.map(String).includes(text)) {
    throw new TributaryError(
      "TRB-LOC-105",
      `Parameter ${name} is ${JSON.stringify(text)}; allowed are ${parameter.AllowedValues.join(", ")}`,
    );
  }
  if (parameter.AllowedPattern && !new RegExp(`^(?:${parameter.AllowedPattern})$`).test(text)) {
    throw new TributaryError(
      "TRB-LOC-105",
      `Parameter ${name} is ${JSON.stringify(text)} and does not match ${parameter.AllowedPattern}`,
    );
  }
  if (parameter.Type === "Number" && !Number.isFinite(Number(text))) {
    throw new TributaryError("TRB-LOC-105", `Parameter ${name} is ${JSON.stringify(text)}, not a number`);
  }
  const { MinValue = Number.NEGATIVE_INFINITY, MaxValue = Number.POSITIVE_INFINITY } = parameter;
  if (parameter.Type === "Number" && (Number(text) < MinValue || Number(text) > MaxValue)) {
    throw new TributaryError(
      "TRB-LOC-105",
      `Parameter ${name} is ${text}; it lies between ${MinValue} and ${MaxValue}`,
    );
  }
  const list = parameter.Type === "CommaDelimitedList" || parameter.Type.startsWith("List<");
  return list ? text.split(",").map((part) => part.trim()) : text;
}
