import type { Diagnostic } from "../diagnostic.ts";
import type { Rule } from "./rule.ts";

/** Fields that take one of a few words hold one of them. */
export const chosenValues: Rule = ({ definition, states }) => [
  ...wrong(definition.Version, { field: "Version", of: ["1.0"], location: "/Version" }),
  ...states.flatMap(({ state, location }): readonly Diagnostic[] => {
    const config = state.Type === "Map" ? state.ItemProcessor?.ProcessorConfig : undefined;
    if (!config) return [];
    const at = `${location}/ItemProcessor/ProcessorConfig`;
    const types = ["STANDARD", "EXPRESS"];
    return [
      ...wrong(config.Mode, { field: "Mode", of: ["INLINE", "DISTRIBUTED"], location: `${at}/Mode` }),
      ...wrong(config.ExecutionType, { field: "ExecutionType", of: types, location: `${at}/ExecutionType` }),
      ...(config.Mode === "DISTRIBUTED" && config.ExecutionType === undefined
        ? [problem("ExecutionType is missing; it must be STANDARD or EXPRESS", at)]
        : []),
    ];
  }),
];

interface Choice {
  readonly field: string;
  readonly of: readonly string[];
  readonly location: string;
}

function wrong(value: unknown, { field, of, location }: Choice): readonly Diagnostic[] {
  if (value === undefined || (typeof value === "string" && (of.includes(value) || value.includes("${")))) return [];
  return [problem(`${field} is ${JSON.stringify(value)}; it must be ${of.join(" or ")}`, location)];
}

function problem(message: string, location: string): Diagnostic {
  return { code: "TRB-ASL-149", severity: "error", message, location };
}
