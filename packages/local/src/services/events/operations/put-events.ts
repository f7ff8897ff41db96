import { isRecord } from "../../../template/is-record.ts";
import { list, number, optional, string, structure } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import type { EventsService } from "../events-service.ts";
import { checkBus } from "./rule-access.ts";

const entry = structure({
  Source: optional(string()),
  DetailType: optional(string()),
  Detail: optional(string()),
  Resources: optional(list(string())),
  Time: optional(number),
  EventBusName: optional(string()),
});

export const putEvents = operation({
  name: "PutEvents",
  input: { Entries: list(entry, { min: 1, max: 10 }) },
  access: (_input, { region, account }, _store: EventsService) => [
    { action: "events:PutEvents", resource: `arn:aws:events:${region}:${account}:event-bus/default` },
  ],
  handle: async ({ bus }, { Entries }) => {
    const results = await Promise.all(
      Entries.map(async ({ Source, DetailType, Detail, Resources, Time, EventBusName }) => {
        checkBus(EventBusName);
        if (!Source) return invalid("Parameter Source is not valid. Reason: Source is a required argument.");
        if (!DetailType)
          return invalid("Parameter DetailType is not valid. Reason: DetailType is a required argument.");
        const detail = parseDetail(Detail);
        if (!detail) return { ErrorCode: "MalformedDetail", ErrorMessage: "Detail is malformed." };
        if (Source.startsWith("aws."))
          return { ErrorCode: "NotAuthorizedForSourceException", ErrorMessage: "Not authorized for the source." };
        const id = await bus.publish({
          source: Source,
          "detail-type": DetailType,
          detail,
          ...(Resources && { resources: Resources }),
          ...(Time !== undefined && { time: new Date(Time * 1000).toISOString().replace(/\.\d+Z$/, "Z") }),
        });
        return { EventId: id };
      }),
    );
    return { FailedEntryCount: results.filter((result) => "ErrorCode" in result).length, Entries: results };
  },
});

function invalid(message: string): { ErrorCode: string; ErrorMessage: string } {
  return { ErrorCode: "InvalidArgument", ErrorMessage: message };
}

function parseDetail(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const detail: unknown = JSON.parse(text ?? "");
    return isRecord(detail) ? detail : undefined;
  } catch {
    return undefined;
  }
}
