/** The smallest pipeline, as an author writes it. */
export const notesPipeline = `import { comprehend, on, pipeline, s3, tenant } from "@tributary/pipeline";

interface Unused {
  readonly only: "a type";
}

export default pipeline("notes", {
  raw: s3("notes-raw", { prefix: "inbox/" }),
  lake: s3("notes-lake"),
  routes: [on.text(comprehend.entities(), comprehend.sentiment())],
  tenants: { acme: tenant({ prefix: "acme/" }), globex: tenant({ prefix: "globex/" }) },
  catalog: { database: "notes" },
});
`;
