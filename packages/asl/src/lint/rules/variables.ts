import { didYouMean } from "../closest.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { jsonataFunctions } from "../jsonata-functions.ts";
import { variablesOf } from "../variables.ts";
import { variablesRead } from "../variables-read.ts";
import type { Rule } from "./rule.ts";

/** Variables are assigned before they are read, read after they are assigned, and never hide one from around. */
export const variables: Rule = (context) => {
  const places = variablesOf(context.definition);
  const byState = new Map(places.map((place) => [place.location, place]));
  const reads = variablesRead(context);
  const found: Diagnostic[] = [];
  for (const { name, location, state, isFunction, isCalled } of reads) {
    const place = byState.get(state);
    if (!place || place.certain.has(name)) continue;
    if (isFunction && !place.possible.has(name)) continue;
    found.push(
      place.possible.has(name)
        ? {
            code: "TRB-ASL-127",
            severity: "warning",
            message: `$${name} is not assigned on every way to this state`,
            location,
          }
        : {
            code: "TRB-ASL-126",
            severity: "error",
            message: isCalled()
              ? `there is no function $${name}${didYouMean(name, [...jsonataFunctions, ...place.possible])}`
              : `nothing assigns $${name} before this state${didYouMean(name, place.possible)}`,
            location,
          },
    );
  }
  const read = new Set(reads.map(({ name }) => name));
  for (const { location, assigned, outer } of places) {
    for (const name of assigned) {
      if (outer.has(name)) {
        found.push({
          code: "TRB-ASL-128",
          severity: "error",
          message: `$${name} is already a variable of the flow around`,
          location,
        });
      } else if (!read.has(name)) {
        found.push({ code: "TRB-ASL-129", severity: "warning", message: `nothing reads $${name}`, location });
      }
    }
  }
  return found;
};
