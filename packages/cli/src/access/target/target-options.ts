import { Option } from "commander";
import type { CommonOptions } from "../../common-options.ts";

/** Which deployment a command looks at. */
export interface TargetOptions extends CommonOptions {
  readonly stage: string;
  readonly endpointUrl?: string;
  readonly aws: boolean;
}

export const endpointOption = (): Option =>
  new Option(
    "--endpoint-url <url>",
    "another endpoint than the local cloud of the state folder, such as pipeline dev's",
  );

export const awsOption = (): Option =>
  new Option("--aws", "the AWS account of the SDK's own credentials and Region")
    .default(false)
    .conflicts("endpointUrl");
