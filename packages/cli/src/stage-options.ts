import { InvalidArgumentError, Option } from "commander";

/** Options of every command that works on one deployment. */
export interface StageOptions {
  readonly stage: string;
  readonly endpointUrl?: string;
}

export const stageOption = (): Option =>
  new Option("--stage <name>", "which deployment: dev, test, prod").default("dev").argParser(stage);

export const endpointOption = (): Option =>
  new Option(
    "--endpoint-url <url>",
    "another AWS endpoint, such as the one of `pipeline dev` (default: AWS)",
  ).argParser(url);

export const nameOption = (): Option =>
  new Option("--name <pipeline>", "name of the pipeline; its file is then not read").argParser(pipelineName);

export const yesOption = (): Option => new Option("-y, --yes", "do it without asking").default(false);

export const parameterOption = (): Option =>
  new Option("--parameter <Name=value>", "a parameter of the template; may be given again")
    .default([] as readonly string[], "as deployed before, or the template's default")
    .argParser((text: string, before: readonly string[]) => [...before, text]);

/** As the template's parameter allows it. */
function stage(text: string): string {
  if (/^[a-z][a-z0-9]{0,11}$/.test(text)) return text;
  throw new InvalidArgumentError("a stage is at most 12 lower case letters and digits, a letter first.");
}

/** As `pipeline()` takes it. */
function pipelineName(text: string): string {
  if (/^[a-z][a-z0-9-]*$/.test(text)) return text;
  throw new InvalidArgumentError("a pipeline's name is lower case letters, digits and hyphens, a letter first.");
}

function url(text: string): string {
  if (URL.canParse(text) && /^https?:/.test(text)) return text;
  throw new InvalidArgumentError("an endpoint is a URL, such as http://localhost:4566.");
}
