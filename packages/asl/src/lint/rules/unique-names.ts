import type { GraphRule } from "./rule.ts";

/** State names are unique over the whole machine and at most 80 characters long. */
export const uniqueNames: GraphRule = ({ states }) => {
  const seen = new Map<string, string>();
  return states.flatMap(({ name, location }) => {
    const first = seen.get(name);
    seen.set(name, first ?? location);
    const twice =
      first === undefined
        ? []
        : [
            {
              code: "TRB-ASL-106",
              severity: "error",
              message: `"${name}" is also the name of ${first}`,
              location,
            } as const,
          ];
    const long =
      name.length <= 80
        ? []
        : [
            {
              code: "TRB-ASL-107",
              severity: "error",
              message: `the name has ${name.length} characters, 80 are allowed`,
              location,
            } as const,
          ];
    return [...twice, ...long];
  });
};
