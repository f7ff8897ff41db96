import { Option } from "commander";

/** Options every command that knows a pipeline has; names and meaning are kept stable. */
export interface CommonOptions {
  readonly pipeline?: string;
  readonly state: string;
  readonly json: boolean;
}

export const pipelineOption = (): Option =>
  new Option(
    "-p, --pipeline <file or folder>",
    "the pipeline's file, or the folder it is in (default: the current folder)",
  );

export const stateOption = (): Option =>
  new Option("--state <dir>", "where the local cloud keeps everything").default(".pipeline");

export const jsonOption = (): Option => new Option("--json", "print one JSON object and nothing else").default(false);
