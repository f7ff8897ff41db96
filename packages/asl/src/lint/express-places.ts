import type { GraphContext } from "./lint-context.ts";

/** Says of a JSON pointer whether what it leads to runs in Express child executions of a distributed Map. */
export function expressPlaces({ states }: Pick<GraphContext, "states">): (location: string) => boolean {
  const inside = states.flatMap(({ state, location }) => {
    const config = state.Type === "Map" ? state.ItemProcessor?.ProcessorConfig : undefined;
    return config?.Mode === "DISTRIBUTED" && config.ExecutionType === "EXPRESS" ? [`${location}/ItemProcessor`] : [];
  });
  return (location) => inside.some((place) => location === place || location.startsWith(`${place}/`));
}
