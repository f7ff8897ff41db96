import { optional, string, structure } from "../input-shape.ts";
import type { ObjectAccess, ObjectPlace } from "../s3/object-access.ts";
import type { Principal } from "../service.ts";
import { ServiceError } from "../service-error.ts";

const place = structure({ Bucket: string(), Name: string(), Version: optional(string()) });

/** `Document` or `Image`: bytes in the call (base64 on the wire), or an object. */
export const mediaInput = structure({ Bytes: optional(string()), S3Object: optional(place) });

interface MediaInput {
  readonly Bytes?: string;
  readonly S3Object?: S3Object;
}

export interface S3Object {
  readonly Bucket: string;
  readonly Name: string;
  readonly Version?: string;
}

export interface MediaLimits {
  readonly bytes: number;
  readonly object: number;
  /** The service's code for media that is too large. */
  readonly tooLarge: string;
}

/** The bytes a call speaks of. Objects are read with the caller's own permissions, as the services do. */
export async function readMedia(
  objects: ObjectAccess,
  principal: Principal,
  input: MediaInput,
  limits: MediaLimits,
): Promise<Uint8Array> {
  if (input.Bytes !== undefined) {
    const bytes = Buffer.from(input.Bytes, "base64");
    if (bytes.length > limits.bytes) throw tooLarge(limits.tooLarge, bytes.length, limits.bytes);
    return bytes;
  }
  if (!input.S3Object) throw new ServiceError("InvalidParameterException", "Request has Invalid Parameters");
  return readS3Object(objects, principal, input.S3Object, limits);
}

export async function readS3Object(
  objects: ObjectAccess,
  principal: Principal,
  object: S3Object,
  limits: Pick<MediaLimits, "object" | "tooLarge">,
): Promise<Uint8Array> {
  checkS3Object(objects, principal, object, limits);
  return objects.read(principal, placeOf(object), limits.object);
}

/** Refuses an object that the caller cannot read or that is too large, before anything is done with it. */
export function checkS3Object(
  objects: ObjectAccess,
  principal: Principal,
  object: S3Object,
  limits: Pick<MediaLimits, "object" | "tooLarge">,
): void {
  let size: number;
  try {
    ({ size } = objects.head(principal, placeOf(object)));
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    throw new ServiceError(
      "InvalidS3ObjectException",
      `Unable to get object metadata from S3. Check object key, region and/or access permissions. (${error.code}: ${error.message})`,
    );
  }
  if (size > limits.object) throw tooLarge(limits.tooLarge, size, limits.object);
}

function placeOf({ Bucket, Name, Version }: S3Object): ObjectPlace {
  return { bucket: Bucket, key: Name, ...(Version !== undefined && { versionId: Version }) };
}

function tooLarge(code: string, size: number, limit: number): ServiceError {
  return new ServiceError(code, `The media has ${size} bytes; the limit is ${limit}.`);
}
