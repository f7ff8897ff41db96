import { jsonata } from "@tributary/asl";
import { expect, test } from "vitest";
import { compile, comprehend, on, pipeline, rekognition, s3, sourcePlace, transcribe } from "../index.ts";

/** Lines count from the pipeline's own. */
function lines(pointers: readonly string[]): readonly (number | undefined)[] {
  const definition = pipeline("places", {
    raw: s3("places-raw", { prefix: "in/" }),
    lake: s3("places-lake"),
    routes: [
      on.image(rekognition.labels()),
      on.audio(transcribe().then(comprehend.entities(), comprehend.sentiment())),
      on.image({ where: () => jsonata<boolean>("$identified.bytes > 3") }, rekognition.labels()),
    ],
    catalog: { database: "places" },
  });
  const blueprint = compile(definition);
  const first = sourcePlace(blueprint, "")?.line ?? 0;
  return pointers.map((pointer) => {
    const line = sourcePlace(blueprint, pointer)?.line;
    return line === undefined ? undefined : line - first;
  });
}

const inside = "/States/Process/Branches/0/States/";

test("sourcePlace leads to the extractor, the route or the pipeline", () => {
  expect(
    lines([
      "/Comment",
      `${inside}Collect`,
      `${inside}DetectLabels/Retry/0`,
      `${inside}StartTranscription`,
      `${inside}ReadTranscript/Branches/1/States/FindSentimentInTranscript/Arguments`,
      `${inside}Route/Choices/0/Condition`,
      `${inside}Route`,
    ]),
  ).toEqual([0, 0, 6, 5, 5, 6, 0]);
});

test("sourcePlace knows nothing of a copy", () => {
  const blueprint = compile(
    pipeline("copy", {
      raw: s3("copy-raw", { prefix: "in/" }),
      lake: s3("copy-lake"),
      routes: [on.text(comprehend.entities())],
      catalog: { database: "copy" },
    }),
  );
  expect(sourcePlace({ ...blueprint }, "")).toBeUndefined();
});

test("what a pipeline accepts of its lint stands in the workflow's comment", () => {
  const options = {
    raw: s3("lint-raw", { prefix: "in/" }),
    lake: s3("lint-lake"),
    routes: [on.text(comprehend.entities())],
    catalog: { database: "lint" },
  };
  const allow = [
    { code: "TRB-ASL-142", reason: "small; always" },
    { code: "TRB-ASL-143", reason: "few" },
  ] as const;
  const allowing = compile(pipeline("lint", { ...options, lint: { allow } }));
  expect(allowing.workflow.definition.Comment).toBe(
    "Pipeline lint: the way of one file. lint-allow TRB-ASL-142: small, always; lint-allow TRB-ASL-143: few;",
  );
  expect(allowing.revision).toBe(compile(pipeline("lint", options)).revision);
  for (const bad of [
    { code: "TRB-ASL-142", reason: " " },
    { code: "TRB-PIP-001", reason: "x" },
    { code: "TRB-ASL-142" },
  ])
    expect(() => pipeline("lint", { ...options, lint: { allow: [bad as never] } })).toThrow(/option "lint.allow.0/);
});
