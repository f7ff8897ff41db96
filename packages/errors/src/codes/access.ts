import type { CodeTable } from "../code-table.ts";

/** Codes `TRB-ACC-nnn`, thrown by `access`. */
export const accessCodes = {
  "TRB-ACC-001": {
    title: "A policy document cannot be read",
    why: "The evaluator answers only what it understands. A document with an unknown element, operator or form could mean more or less than it seems, so it is refused instead of guessed at.",
    fix: "Mend the named element; the IAM policy grammar lists what may stand there.",
  },
  "TRB-ACC-002": {
    title: "A tenant's name makes no access point name",
    why: "Access points are named <pipeline>-<stage>-<tenant>: 3 to 50 lower case letters, digits and hyphens, not ending with -s3alias, --ol-s3 or --xa-s3.",
    fix: "Shorten or rename the tenant; https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-restrictions-limitations-naming-rules.html has the rules.",
  },
  "TRB-ACC-003": {
    title: "A tenant's scope would not mean what it says",
    why: "Prefix and tags become patterns of a policy. A wildcard, a variable, `..`, a missing slash or a letter that only looks like another would open more files, or other files, than a reader of the definition sees.",
    fix: "Write the folder with plain names and one slash after each: `acme/`; or object tags in characters that S3 takes.",
  },
  "TRB-ACC-004": {
    title: "Two tenants own the same files",
    why: "Where one prefix begins with the other, or an object can carry the tags of both, each tenant's readers could read the other's files.",
    fix: "Give each tenant a folder of its own, or tags that differ in the value of one key.",
  },
  "TRB-ACC-005": {
    title: "More than S3 takes",
    why: "An access point policy has 20 KB at most, and an account 10,000 access points a Region.",
    fix: "Let the readers share a role, or spread the tenants over several accounts.",
  },
  "TRB-ACC-006": {
    title: "The stage is not deployed",
    why: "Its raw bucket, <bucket>-<stage>-<account>, is not there, so there are no doors to look at.",
    fix: "Run the pipeline once (`pipeline run`) or deploy the stage, or name another with --stage, --state, --endpoint-url or --aws.",
  },
  "TRB-ACC-007": {
    title: "No such tenant",
    why: "Neither the pipeline nor the stage has a tenant of that name.",
    fix: "`pipeline tenants list` shows those there are.",
  },
  "TRB-ACC-008": {
    title: "AWS refuses",
    why: "The caller's own permissions do not reach, or the request holds something that AWS does not take. The message is AWS's own.",
    fix: "Allow the action that the message names to the role you are, then run again: what is done already stays done.",
  },
  "TRB-ACC-009": {
    title: "Not a question about access",
    why: "`why` and `who` take a principal, an action such as s3:GetObject and an object such as s3://bucket/key.",
    fix: "Name the role by its name or ARN, or say `anonymous`; write the object as s3://<bucket, access point ARN or alias>/<key>.",
  },
  "TRB-ACC-010": {
    title: "The account cannot be reached",
    why: "No credentials, no Region, an endpoint that does not answer, or a signature that is not taken.",
    fix: "Check AWS_PROFILE, AWS_REGION, the clock, and the URL given with --endpoint-url; without --aws and --endpoint-url the local cloud is asked, which needs none of them.",
  },
  "TRB-ACC-011": {
    title: "The report cannot be written",
    why: "The file named with --html or --csv lies in a folder that is not there, or that may not be written.",
    fix: "Name a file in a folder that exists.",
  },
} as const satisfies CodeTable;
