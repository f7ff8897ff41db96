import type { Blueprint } from "@tributary/pipeline";
import { ref } from "./intrinsics.ts";
import type { Value } from "./template.ts";

/** Tags every taggable resource carries: whose it is, for cost reports and for `pipeline status`. */
export const tags = ({ name }: Blueprint): readonly Value[] => [
  { Key: "tributary:pipeline", Value: name },
  { Key: "tributary:stage", Value: ref("Stage") },
];
