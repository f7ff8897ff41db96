import type { CodeTable } from "../code-table.ts";

/** Codes `TRB-CLI-nnn`, thrown by `cli`. */
export const cliCodes = {
  "TRB-CLI-001": {
    title: "No such command, option or argument",
    why: "The command line has something the command does not know; nothing was done.",
    fix: "Run `pipeline --help` or `pipeline <command> --help`.",
  },
  "TRB-CLI-002": {
    title: "No pipeline file",
    why: "A pipeline is a file with a default export, found by -p or as pipeline.ts of the current folder.",
    fix: "Name it with -p <file or folder>, or make one with `pipeline init`.",
  },
  "TRB-CLI-003": {
    title: "package.json cannot be read",
    why: "The folder's package.json may name the pipeline file, so it must be JSON.",
    fix: "Mend package.json.",
  },
  "TRB-CLI-004": {
    title: "The pipeline file does not compile",
    why: "The TypeScript or JavaScript is not valid, or imports something that is not there.",
    fix: "Mend the line named; run npm install when a package is missing.",
  },
  "TRB-CLI-005": {
    title: "The pipeline file fails while it runs",
    why: "The file is run to get its default export, and it threw an error.",
    fix: "Mend the line named.",
  },
  "TRB-CLI-006": {
    title: "The pipeline file exports no pipeline",
    why: "The file's default export is taken as the pipeline.",
    fix: 'Write `export default pipeline("name", { ... })`.',
  },
  "TRB-CLI-007": {
    title: "The pipeline file never ends",
    why: "The file is run to get its default export, and it awaits a promise that nothing will settle.",
    fix: "Look for an `await` at the top of the file or its imports whose promise is never resolved.",
  },
  "TRB-CLI-008": {
    title: "No recorded answers",
    why: "--answers names a folder with one folder a service, and in it one JSON file an operation.",
    fix: "Name a folder that exists, or leave the option out: the local engines answer then.",
  },
  "TRB-CLI-009": {
    title: "A file or folder cannot be read",
    why: "What is to be run must exist and be readable.",
    fix: "Check the name and its permissions.",
  },
  "TRB-CLI-010": {
    title: "Nothing to run",
    why: "The folder holds no file.",
    fix: "Name a folder with files in it, or files.",
  },
  "TRB-CLI-011": {
    title: "Two files have one key",
    why: "Files given one by one are known by their names, and these are the same.",
    fix: "Run their common folder instead, or rename one.",
  },
  "TRB-CLI-012": {
    title: "The folder is not empty",
    why: "A new project would overwrite what is there.",
    fix: "Name a new folder, or remove the files named.",
  },
  "TRB-CLI-013": {
    title: "Nothing has run in this state folder",
    why: "A query reads what `pipeline run` left behind.",
    fix: "Run `pipeline run <files>` first, or name the state folder with --state.",
  },
  "TRB-CLI-014": {
    title: "The query failed",
    why: "Athena's SQL could not be run as it stands.",
    fix: 'Mend the SQL; `pipeline query "SHOW TABLES"` tells what there is.',
  },
  "TRB-CLI-015": {
    title: "Interrupted",
    why: "Ctrl-C ended the command. What was started goes on with the next run.",
    fix: "Run the same command again.",
  },
  "TRB-CLI-016": {
    title: "Some files were not taken",
    why: "The other files were processed; these could not be read or stored.",
    fix: "Mend what is named, and run again: files that are done are not done twice.",
  },
  "TRB-CLI-017": {
    title: "More than one pipeline in this state folder",
    why: "A query runs in the database of one pipeline.",
    fix: "Name the pipeline with -p.",
  },
  "TRB-CLI-018": {
    title: "The state folder cannot be used",
    why: "Everything that a command keeps is written into one folder, which must be possible.",
    fix: "Name another folder with --state, or mend this one's permissions.",
  },
  "TRB-CLI-019": {
    title: "A file failed without a record",
    why: "Its workflow ended without a row in the metadata layer, so nothing can be said about the file.",
    fix: "Look at the execution's history; report it when the pipeline is not to blame.",
  },
  "TRB-CLI-020": {
    title: "The assembly has no such output",
    why: "The command finds buckets, database and workflow by the template's outputs.",
    fix: "Run `pipeline run` or `pipeline synth` again, so that the assembly is written by this version.",
  },
  "TRB-CLI-021": {
    title: "No workflow was started",
    why: "The object is there, but the event that starts its workflow led to nothing.",
    fix: "Look for the reason in logs/cloud.jsonl of the state folder; report it when the pipeline is not to blame.",
  },
  "TRB-CLI-022": {
    title: "A project cannot be written",
    why: "init writes files into the folder, which must be possible.",
    fix: "Name a folder that can be made and written.",
  },
  "TRB-CLI-023": {
    title: "The machine refuses",
    why: "The disk is full or cannot be written to, a permission is missing, or too many files are open.",
    fix: "Make room, or mend the permissions, or name another folder with --state; then run the command again: it goes on where it was.",
  },
  "TRB-CLI-060": {
    title: "No AWS credentials",
    why: "The SDK looks for them in the environment, in profiles, in SSO sessions and in the machine's role, and found none.",
    fix: "Sign in (`aws sso login`), set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; for the local cloud take what `pipeline dev` prints.",
  },
  "TRB-CLI-061": {
    title: "The credentials are refused",
    why: "They are wrong, expired, or of another cloud than the endpoint.",
    fix: "Sign in again, or use the credentials that belong to this endpoint.",
  },
  "TRB-CLI-062": {
    title: "No Region",
    why: "A deployment goes into one Region, and neither the environment nor the profile names one.",
    fix: "Set AWS_REGION, or `region` in the profile.",
  },
  "TRB-CLI-063": {
    title: "The wrong Region",
    why: "The Region does not exist, is not switched on for the account, or is not the one that answers at the endpoint.",
    fix: "Correct AWS_REGION or the profile's region, and run the command again.",
  },
  "TRB-CLI-064": {
    title: "Nothing answers at the endpoint",
    why: "The local cloud is not running there, or the network does not lead to AWS.",
    fix: "Start `pipeline dev`, correct --endpoint-url, or mend the network.",
  },
  "TRB-CLI-065": {
    title: "A permission is missing",
    why: "AWS refused a call that the deployment needs.",
    fix: "Let an administrator allow the action for these credentials, or use others.",
  },
  "TRB-CLI-066": {
    title: "The assets bucket is not ours",
    why: "Bundles are uploaded to one bucket of the account, and its name is taken or closed.",
    fix: "Check that the credentials are of the right account and allow s3:ListBucket and s3:PutObject on the bucket.",
  },
  "TRB-CLI-067": {
    title: "The stack is in a state that CloudFormation does not update",
    why: "An earlier operation ended badly, and CloudFormation waits for a decision.",
    fix: "Do what the message says, then deploy again.",
  },
  "TRB-CLI-068": {
    title: "CloudFormation refused the template",
    why: "It could not make a change set of it; nothing was changed.",
    fix: "Mend what the message names, and deploy again.",
  },
  "TRB-CLI-069": {
    title: "Interrupted while CloudFormation was at work",
    why: "CloudFormation goes on without us, to the end or back.",
    fix: "Run the same command again: it follows what is under way and finishes. `pipeline status --follow` only watches.",
  },
  "TRB-CLI-070": {
    title: "The deployment failed",
    why: "A resource could not be made, changed or deleted; CloudFormation took back what it had done.",
    fix: "Mend the reason that the message gives, and deploy again.",
  },
  "TRB-CLI-071": {
    title: "A bucket's name is taken",
    why: "Bucket names are unique among all accounts: this one belongs to somebody else, or to something else in this account.",
    fix: "Give the bucket another name in the pipeline; check too that the credentials are of the right account.",
  },
  "TRB-CLI-072": {
    title: "A template parameter that cannot be given",
    why: "The template has no parameter of that name, does not take this value, or the command sets it itself.",
    fix: "Give --parameter Name=value with a name and a value of the template's Parameters.",
  },
  "TRB-CLI-073": {
    title: "There is no such deployment",
    why: "No stack of that name is in this account and Region.",
    fix: "Check --stage, AWS_REGION and the credentials; `pipeline deploy` makes it.",
  },
  "TRB-CLI-074": {
    title: "Another operation is under way",
    why: "CloudFormation does one thing at a time with a stack: somebody else deploys or deletes it.",
    fix: "Wait with `pipeline status --follow`, then run the command again.",
  },
  "TRB-CLI-075": {
    title: "Nobody is there to ask",
    why: "The command would ask before it changes anything, and its output is not a terminal.",
    fix: "Look at `pipeline diff` or `pipeline tenants plan` first, then say --yes.",
  },
  "TRB-CLI-079": {
    title: "AWS refused the call",
    why: "The request reached AWS and was answered with an error.",
    fix: "Read the message; run the command again if it asks for patience.",
  },
} as const satisfies CodeTable;
