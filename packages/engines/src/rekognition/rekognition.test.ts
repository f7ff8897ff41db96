import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { closeEngines, detectFaces, detectLabels, detectText } from "../index.ts";

const sample = (name: string): Buffer => readFileSync(join(import.meta.dirname, "../../../../test/samples", name));

afterAll(closeEngines);

test("detectLabels sees a person and a cup, with boxes inside the picture", async () => {
  const { output, engine } = await detectLabels(sample("acme/astronaut.png"));
  expect(output.Labels[0]).toMatchObject({ Name: "Person", Parents: [] });
  const { BoundingBox } = output.Labels[0]?.Instances[0] ?? {};
  expect((BoundingBox?.Left ?? 1) + (BoundingBox?.Width ?? 1)).toBeLessThanOrEqual(1);
  expect(engine).toMatch(/^@vladmandic\/human \d/);
  const coffee = await detectLabels(sample("globex/coffee.png"));
  expect(coffee.output.Labels).toContainEqual(
    expect.objectContaining({ Name: "Cup", Parents: [{ Name: "Tableware" }] }),
  );
});

test("detectLabels honours MaxLabels and MinConfidence", async () => {
  expect((await detectLabels(sample("acme/astronaut.png"), { MaxLabels: 0 })).output.Labels).toEqual([]);
  expect((await detectLabels(sample("acme/astronaut.png"), { MinConfidence: 99.9 })).output.Labels).toEqual([]);
});

test("detectFaces finds the one face of the portrait, and that it smiles", async () => {
  const { output } = await detectFaces(sample("acme/astronaut.png"), { Attributes: ["ALL"] });
  expect(output.FaceDetails).toHaveLength(1);
  expect(output.FaceDetails[0]?.Emotions?.[0]).toMatchObject({ Type: "HAPPY" });
  expect(output.FaceDetails[0]?.AgeRange?.Low).toBeGreaterThan(15);
});

test("detectFaces tells box and pose unless more is asked for, and refuses what it cannot see", async () => {
  const face = async (Attributes?: string[]) =>
    (await detectFaces(sample("acme/astronaut.png"), Attributes && { Attributes })).output.FaceDetails[0] ?? {};
  expect(Object.keys(await face())).toEqual(["BoundingBox", "Confidence", "Pose"]);
  expect(Object.keys(await face(["GENDER"]))).toEqual(["BoundingBox", "Confidence", "Gender", "Pose"]);
  await expect(face(["BEARD"])).rejects.toThrow("no engine here sees it");
  await expect(face(["HAT"])).rejects.toMatchObject({ code: "InvalidParameterException" });
});

test("detectText reads lines and their words", async () => {
  const { output } = await detectText(sample("acme/claim-form.png"));
  expect(
    output.TextDetections.filter(({ Type }) => Type === "WORD").every(({ ParentId }) => ParentId !== undefined),
  ).toBe(true);
  expect(output.TextDetections.map(({ DetectedText }) => DetectedText).join(" ")).toContain("MOT-4471-902");
});

test.each([
  ["text", Buffer.from("no picture")],
  ["a broken PNG", sample("acme/claim-form.png").subarray(0, 5000)],
])("detectLabels refuses %s as Rekognition does", async (_name, bytes) => {
  await expect(detectLabels(bytes)).rejects.toMatchObject({ code: "InvalidImageFormatException" });
});
