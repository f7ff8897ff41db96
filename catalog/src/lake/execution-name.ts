import { TributaryError } from "@tributary/errors";

/**
 * The workflow's execution name for one object and pipeline revision.
 *
 * Step Functions refuses a second execution of the same name, so the same event again starts nothing.
 *
 * @example
 * executionName("mfrggzdfmztwq2lknnwg23tpoa", "1a2b3c4d"); // "mfrggzdfmztwq2lknnwg23tpoa-1a2b3c4d"
 */
export function executionName(documentId: string, revision: string): string {
  if (!/^[a-z2-7]{26}$/.test(documentId)) {
    throw new TributaryError("TRB-CAT-003", `${JSON.stringify(documentId)} is not a document id.`);
  }
  if (!/^[0-9a-z]{8}$/.test(revision)) {
    throw new TributaryError("TRB-CAT-003", `${JSON.stringify(revision)} is not a revision of eight characters.`);
  }
  return `${documentId}-${revision}`;
}
