import { checkDocument, type PolicyDocument } from "@tributary/access";
import { isTributaryError } from "@tributary/errors";
import { ServiceError } from "../service-error.ts";

/** Reads a policy document that someone wants to attach; one that the evaluator cannot read is refused now rather than denied for ever. */
export function checkPolicy(text: string, name: string): PolicyDocument {
  let document: PolicyDocument;
  try {
    document = JSON.parse(text) as PolicyDocument;
  } catch {
    throw new ServiceError("MalformedPolicy", "This policy contains invalid Json", 400);
  }
  try {
    checkDocument({ name, document });
    return document;
  } catch (error) {
    if (isTributaryError(error)) throw new ServiceError("MalformedPolicy", error.message, 400);
    throw error;
  }
}
