import { accessCodes } from "./codes/access.ts";
import { aslCodes } from "./codes/asl.ts";
import { assemblyCodes } from "./codes/assembly.ts";
import { catalogCodes } from "./codes/catalog.ts";
import { cliCodes } from "./codes/cli.ts";
import { enginesCodes } from "./codes/engines.ts";
import { localCodes } from "./codes/local.ts";
import { pipelineCodes } from "./codes/pipeline.ts";
import { stepfunctionsCodes } from "./codes/stepfunctions.ts";

/** Every error code a person can meet; `CODES.md` is printed from it. */
export const codes = {
  ...aslCodes,
  ...pipelineCodes,
  ...accessCodes,
  ...assemblyCodes,
  ...stepfunctionsCodes,
  ...enginesCodes,
  ...localCodes,
  ...cliCodes,
  ...catalogCodes,
} as const;

export type Code = keyof typeof codes;
