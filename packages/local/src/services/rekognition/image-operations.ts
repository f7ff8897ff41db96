import { detectFaces, detectLabels, detectText } from "@tributary/engines";
import { type AiAnswer, outputOf } from "../ai/ai-answers.ts";
import { mediaInput, readMedia } from "../ai/document-source.ts";
import type { CloudContext } from "../cloud-context.ts";
import { integer, list, number, optional, string } from "../input-shape.ts";
import { operation } from "../operation.ts";
import { objectDoor } from "../s3/object-door.ts";
import type { Principal } from "../service.ts";
import { ServiceError } from "../service-error.ts";

/** https://docs.aws.amazon.com/rekognition/latest/dg/limits.html: 15 MB as an object, 5 MB as bytes. */
const limits = { bytes: 5_242_880, object: 15_728_640, tooLarge: "ImageTooLargeException" };

interface Question {
  readonly operation: string;
  readonly principal: Principal;
  readonly image: Parameters<typeof readMedia>[2];
}

async function ask(
  cloud: CloudContext,
  { operation, principal, image }: Question,
  engine: (bytes: Uint8Array) => Promise<AiAnswer<object>>,
) {
  const bytes = await readMedia(objectDoor.of(cloud), principal, image, limits);
  return outputOf(
    await cloud.answers.answer({ service: "rekognition", operation, subject: bytes }, () => engine(bytes)),
  );
}

const needs = (name: string) => (_input: unknown, _context: unknown, _cloud: CloudContext) => [
  { action: `rekognition:${name}`, resource: "*" },
];

const detectLabelsOperation = operation({
  name: "DetectLabels",
  input: {
    Image: mediaInput,
    MaxLabels: optional(integer({ min: 0 })),
    MinConfidence: optional(number),
    Features: optional(list(string())),
  },
  access: needs("DetectLabels"),
  handle: (cloud, { Image, MaxLabels, MinConfidence, Features = [] }, { principal }) => {
    const other = Features.find((feature) => feature !== "GENERAL_LABELS");
    if (other !== undefined)
      throw new ServiceError("InvalidParameterException", `${other} cannot be answered locally: labels only`);
    return ask(cloud, { operation: "DetectLabels", principal, image: Image }, (bytes) =>
      detectLabels(bytes, {
        ...(MaxLabels !== undefined && { MaxLabels }),
        ...(MinConfidence !== undefined && { MinConfidence }),
      }),
    );
  },
});

const detectFacesOperation = operation({
  name: "DetectFaces",
  input: { Image: mediaInput, Attributes: optional(list(string())) },
  access: needs("DetectFaces"),
  handle: (cloud, { Image, Attributes = [] }, { principal }) =>
    ask(cloud, { operation: "DetectFaces", principal, image: Image }, (bytes) => detectFaces(bytes, { Attributes })),
});

const detectTextOperation = operation({
  name: "DetectText",
  input: { Image: mediaInput },
  access: needs("DetectText"),
  handle: (cloud, { Image }, { principal }) =>
    ask(cloud, { operation: "DetectText", principal, image: Image }, detectText),
});

export const imageOperations = [detectLabelsOperation, detectFacesOperation, detectTextOperation];
