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

export default pipeline("inbox", {
  // Files go in here, and what is found in them comes out there.
  raw: s3("inbox-raw", { prefix: "inbox/" }),
  lake: s3("inbox-lake"),
  // What is done with a file of each kind. Several extractors run side by side; `.then` runs one after the other.
  routes: [
    on.document(textract.analyze({ features: ["FORMS", "TABLES"], queries: { total: "What is the total due?" } })),
    on.audio(transcribe().then(comprehend.sentiment())),
    on.image(rekognition.labels()),
    on.text(comprehend.entities(), comprehend.keyPhrases(), comprehend.sentiment()),
  ],
  otherwise: quarantine(),
  // Whose files they are, and who may read the raw ones.
  tenants: {
    acme: tenant({ prefix: "acme/", readers: [role("acme-analyst")] }),
    globex: tenant({ prefix: "globex/", readers: [role("globex-analyst")] }),
  },
  catalog: { database: "inbox" },
});
