import {
  type Blueprint,
  compile,
  comprehend,
  on,
  type PipelineOptions,
  pipeline,
  rekognition,
  role,
  s3,
  tenant,
  textract,
  transcribe,
  vpc,
} from "@tributary/pipeline";

/** The design's claims pipeline, compiled; `changes` replaces options. */
export const claimsBlueprint = (changes: Partial<PipelineOptions> = {}): Blueprint =>
  compile(
    pipeline("claims", {
      raw: s3("claims-raw", { prefix: "inbox/" }),
      lake: s3("claims-lake"),
      routes: [
        on.document(textract.analyze({ features: ["FORMS", "TABLES"] })),
        on.audio(transcribe().then(comprehend.sentiment())),
        on.image(rekognition.labels()),
        on.text(comprehend.entities()),
      ],
      tenants: {
        acme: tenant({ prefix: "acme/", readers: [role("acme-analyst")], network: vpc("vpc-0a1b2c3d") }),
        globex: tenant({ prefix: "globex/", readers: [role("globex-analyst", { account: "444455556666" })] }),
      },
      catalog: { database: "claims" },
      ...changes,
    }),
  );
