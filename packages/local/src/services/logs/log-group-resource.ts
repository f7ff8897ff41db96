import { physicalName } from "../../template/physical-name.ts";
import type { ResourceProvider } from "../../template/resource-provider.ts";
import type { LogStore } from "./log-store.ts";

/** `AWS::Logs::LogGroup` */
export function logGroupResource(logs: LogStore, place: { account: string; region: string }): ResourceProvider {
  return {
    type: "AWS::Logs::LogGroup",
    async put(request) {
      const { LogGroupName, RetentionInDays } = request.properties;
      const name = typeof LogGroupName === "string" ? LogGroupName : physicalName(request);
      await logs.putGroup(name, RetentionInDays === undefined ? undefined : Number(RetentionInDays));
      return { ref: name, attributes: { Arn: `arn:aws:logs:${place.region}:${place.account}:log-group:${name}:*` } };
    },
    delete: ({ ref }) => logs.deleteGroup(ref),
  };
}
