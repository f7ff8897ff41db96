import type { CodeTable } from "../code-table.ts";

/** Codes `TRB-PIP-nnn`, thrown by `pipeline`. */
export const pipelineCodes = {
  "TRB-PIP-001": {
    title: "Unknown option",
    why: "An option that is not known would be ignored in silence, and the pipeline would do something else than its text says.",
    fix: "Remove the option or correct its name.",
  },
  "TRB-PIP-002": {
    title: "An option's value does not fit",
    why: "The value has the wrong type or is outside what the service takes.",
    fix: "Give a value that fits.",
  },
  "TRB-PIP-003": {
    title: "Not a pipeline name",
    why: "The name becomes part of the names of the state machine, the functions and the queues.",
    fix: "Use 1 to 32 lower case letters, digits and hyphens, beginning with a letter: claims.",
  },
  "TRB-PIP-004": {
    title: "Not a bucket name",
    why: "The stage and the account are put behind the name, and the whole must be a valid bucket name.",
    fix: "Use 3 to 37 lower case letters, digits and hyphens: claims-raw.",
  },
  "TRB-PIP-005": {
    title: "Not a folder prefix",
    why: "A prefix without a slash at its end also covers its neighbours: acme would own acme-eu/ as well.",
    fix: "Write the prefix as a folder with one slash after each name: inbox/.",
  },
  "TRB-PIP-006": {
    title: "No routes",
    why: "Without a route every file would end in quarantine.",
    fix: "Add a route: on.document(textract.text()).",
  },
  "TRB-PIP-007": {
    title: "Two routes for the same files",
    why: "A file takes one route; the second of the two could never be taken.",
    fix: "Give all extractors to one route, or narrow one of the two with a predicate.",
  },
  "TRB-PIP-008": {
    title: "An extractor cannot read what it is given",
    why: "Each extractor reads certain kinds of file, or what a certain other extractor yields.",
    fix: "Move the extractor to a route whose files it reads.",
  },
  "TRB-PIP-009": {
    title: "The same extractor twice",
    why: "Both would be paid for and write the same fields of the record.",
    fix: "Keep one of the two and give it all the options.",
  },
  "TRB-PIP-010": {
    title: "The pipeline would trigger itself",
    why: "What the pipeline writes would arrive as new input, for ever, and every round would be billed.",
    fix: "Give the lake a bucket of its own.",
  },
  "TRB-PIP-011": {
    title: "Two tenants own the same files",
    why: "A file belongs to one tenant; where two claim it, the wrong readers would see it.",
    fix: "Give the tenants folders beside each other, or different values of the same tag.",
  },
  "TRB-PIP-012": {
    title: "A tenant needs a scope",
    why: "A tenant is a folder, a set of object tags, or both; with neither it owns nothing.",
    fix: 'Give the tenant a folder, tenant({ prefix: "acme/" }), or tags, tenant({ tags: { team: "acme" } }).',
  },
  "TRB-PIP-013": {
    title: "Not a tenant name",
    why: "The name becomes a partition of the tables and part of an access point's name.",
    fix: "Use 1 to 32 lower case letters, digits and hyphens, beginning with a letter or digit.",
  },
  "TRB-PIP-014": {
    title: "Not a pipeline",
    why: "Only what pipeline() returns can be compiled.",
    fix: "Export a pipeline from the file: export default pipeline(name, { ... }).",
  },
  "TRB-PIP-015": {
    title: "No extractors",
    why: "A route or a then() without extractors has nothing to do.",
    fix: "Name at least one extractor.",
  },
  "TRB-PIP-016": {
    title: "Not an extractor",
    why: "A route takes extractors, which their factories return when they are called.",
    fix: "Call the factory: comprehend.entities().",
  },
  "TRB-PIP-017": {
    title: "Not a key pattern",
    why: "A ** stands alone between slashes, and a key never begins with one.",
    fix: "Write a pattern such as **/forms/*.png or acme/**.",
  },
  "TRB-PIP-018": {
    title: "A predicate yields no condition",
    why: "A route's own predicate becomes a Choice condition, so it must be built from the expressions of @tributary/asl.",
    fix: "Return an expression: where: ({ identified }) => gt(identified.bytes, 1_000_000).",
  },
  "TRB-PIP-019": {
    title: "The lake is a whole bucket",
    why: "Tables, service output and tokens have fixed places from the top of the bucket; policies and tables are written for them.",
    fix: 'Name the bucket alone: lake: s3("claims-lake").',
  },
  "TRB-PIP-020": {
    title: "A media type of another kind",
    why: "The kind of a file follows from its media type, so a route that asks for a type of another kind is never taken.",
    fix: "Move the media type to the route of its kind: PDF and TIFF are documents, PNG and JPEG documents or images.",
  },
} as const satisfies CodeTable;
