import { ServiceError } from "../service-error.ts";

/** Source: S3 User Guide, "Categorizing your storage using tags". */
export function checkTags(tags: Readonly<Record<string, string>>): void {
  const entries = Object.entries(tags);
  if (entries.length > 10) throw new ServiceError("BadRequest", "Object tags cannot be greater than 10", 400);
  for (const [key, value] of entries) {
    if (key.length < 1 || key.length > 128 || key.startsWith("aws:") || !allowed.test(key)) {
      throw new ServiceError("InvalidTag", "The TagKey you have provided is invalid", 400, { TagKey: key });
    }
    if (value.length > 256 || !allowed.test(value)) {
      throw new ServiceError("InvalidTag", "The TagValue you have provided is invalid", 400, { TagValue: value });
    }
  }
}

const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
