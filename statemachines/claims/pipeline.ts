import {
  comprehend,
  on,
  pipeline,
  quarantine,
  rekognition,
  role,
  s3,
  tenant,
  textract,
  transcribe,
} from "@tributary/pipeline";

/** Insurance claims: forms and invoices, calls, photos and letters of two tenants. */
export default pipeline("claims", {
  raw: s3("claims-raw", { prefix: "inbox/" }),
  lake: s3("claims-lake"),
  routes: [
    on.document(textract.analyze({ features: ["FORMS", "TABLES"], queries: { total: "What is the total due?" } })),
    on.audio(transcribe({ speakers: 2 }).then(comprehend.sentiment(), comprehend.entities())),
    on.image(rekognition.labels()),
    on.text(comprehend.entities(), comprehend.keyPhrases(), comprehend.sentiment(), comprehend.language()),
  ],
  otherwise: quarantine(),
  tenants: {
    acme: tenant({ prefix: "acme/", readers: [role("acme-analyst")] }),
    globex: tenant({ prefix: "globex/", readers: [role("globex-analyst", { account: "444455556666" })] }),
  },
  catalog: { database: "claims" },
});
