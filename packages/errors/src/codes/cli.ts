import type { CodeTable } from "../code-table.ts";

/** Codes `TRB-CLI-nnn`, thrown by `cli`. */
export const cliCodes = {
  "TRB-CLI-001": {
    title: "No pipeline file was found",
    why: "Every command works on one pipeline: a file whose default export is pipeline(...).",
    fix: "Name it with -p <file or folder>, or make one with `pipeline init`.",
  },
  "TRB-CLI-002": {
    title: "The pipeline file cannot be compiled",
    why: "It is not valid TypeScript, or it imports something that is not installed.",
    fix: "Mend the line shown; run npm install when an import is missing.",
  },
  "TRB-CLI-003": {
    title: "The pipeline file threw an error while it was loaded",
    why: "The file is run to get its default export, and its own code failed.",
    fix: "Mend the line shown.",
  },
  "TRB-CLI-004": {
    title: "The pipeline file has no pipeline as its default export",
    why: "The commands take what `export default pipeline(...)` exports.",
    fix: "Add `export default` in front of pipeline(...).",
  },
  "TRB-CLI-005": {
    title: "A file to run cannot be read",
    why: "It does not exist, is not a regular file or folder, is a link that leads out of the folder, or may not be read.",
    fix: "Correct the path or its permissions and run again; files already done are not done twice.",
  },
  "TRB-CLI-006": {
    title: "There is nothing to run",
    why: "The folders given hold no files.",
    fix: "Give at least one file, or a folder with files in it.",
  },
  "TRB-CLI-007": {
    title: "Nothing has been run in this state folder yet",
    why: "Queries read what an earlier `pipeline run` left there.",
    fix: "Run `pipeline run <files>` first, or name the right folder with --state.",
  },
  "TRB-CLI-008": {
    title: "The query failed",
    why: "Athena's SQL engine (Trino's dialect) did not accept or could not finish it.",
    fix: 'Correct the SQL; `pipeline query "SHOW TABLES"` lists what there is.',
  },
  "TRB-CLI-009": {
    title: "The folder for a new project is not empty",
    why: "init writes a new project and never overwrites files.",
    fix: "Name a folder that does not exist yet, or an empty one.",
  },
  "TRB-CLI-010": {
    title: "The command line is not understood",
    why: "An unknown command or option is refused, so that a slip of the finger is not silently ignored.",
    fix: "See `pipeline --help`, or `pipeline <command> --help`.",
  },
  "TRB-CLI-011": {
    title: "A file's key is not one that S3 can hold",
    why: "S3 keys are 1 to 1,024 bytes of UTF-8, the raw prefix included.",
    fix: "Shorten the path of the file.",
  },
} as const satisfies CodeTable;
