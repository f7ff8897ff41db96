import { ServiceError } from "../../service-error.ts";

export function checkReceipt(receiptHandle: string): void {
  if (!/^[0-9a-f-]{36}#[0-9a-f-]{36}$/.test(receiptHandle)) {
    throw new ServiceError(
      "ReceiptHandleIsInvalid",
      `The input receipt handle "${receiptHandle}" is not a valid receipt handle.`,
    );
  }
}
