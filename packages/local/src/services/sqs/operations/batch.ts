import { InvalidInput } from "../../input-shape.ts";
import { ServiceError } from "../../service-error.ts";

export interface BatchFailure {
  readonly Id: string;
  readonly Code: string;
  readonly Message: string;
  readonly SenderFault: boolean;
}

/** Runs a batch entry by entry: one that fails is answered beside those that did not. */
export async function runBatch<Entry extends { readonly Id: string }, Result extends object>(
  entries: readonly Entry[],
  run: (entry: Entry) => Promise<Result>,
): Promise<{ Successful: ({ Id: string } & Result)[]; Failed: BatchFailure[] }> {
  checkEntries(entries);
  const Successful: ({ Id: string } & Result)[] = [];
  const Failed: BatchFailure[] = [];
  const outcomes = await Promise.allSettled(entries.map((entry) => run(entry)));
  outcomes.forEach((outcome, index) => {
    const Id = entries[index]?.Id ?? "";
    if (outcome.status === "fulfilled") Successful.push({ Id, ...outcome.value });
    else Failed.push({ Id, ...failure(outcome.reason) });
  });
  return { Successful, Failed };
}

function checkEntries(entries: readonly { readonly Id: string }[]): void {
  if (entries.length === 0)
    throw new ServiceError("EmptyBatchRequest", "There should be at least one entry in the request.");
  if (entries.length > 10) {
    throw new ServiceError(
      "TooManyEntriesInBatchRequest",
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  }
  const ids = new Set<string>();
  for (const { Id } of entries) {
    if (!/^[\w-]{1,80}$/.test(Id)) {
      throw new ServiceError(
        "InvalidBatchEntryId",
        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.",
      );
    }
    if (ids.has(Id)) throw new ServiceError("BatchEntryIdsNotDistinct", `Id ${Id} repeated.`);
    ids.add(Id);
  }
}

function failure(reason: unknown): Omit<BatchFailure, "Id"> {
  if (reason instanceof ServiceError)
    return { Code: reason.code, Message: reason.message, SenderFault: reason.status < 500 };
  if (reason instanceof InvalidInput)
    return { Code: "InvalidParameterValue", Message: reason.message, SenderFault: true };
  throw reason;
}
