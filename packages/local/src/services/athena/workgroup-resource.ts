import { isRecord } from "../../template/is-record.ts";
import type { ResourceProvider } from "../../template/resource-provider.ts";
import type { Clock } from "../clock.ts";
import type { AthenaStore } from "./athena-store.ts";

/** `AWS::Athena::WorkGroup` */
export function workgroupResource(store: AthenaStore, clock: Clock): ResourceProvider {
  return {
    type: "AWS::Athena::WorkGroup",
    existing: ({ properties: { Name } }) =>
      store.workgroups().some(({ name }) => name === Name) ? `WorkGroup ${String(Name)} is already created` : undefined,
    async put({ properties, previous }) {
      const name = String(properties.Name);
      const configuration = isRecord(properties.WorkGroupConfiguration) ? properties.WorkGroupConfiguration : {};
      const result = isRecord(configuration.ResultConfiguration) ? configuration.ResultConfiguration : {};
      await store.putWorkgroup({
        name,
        state: properties.State === "DISABLED" ? "DISABLED" : "ENABLED",
        enforce: configuration.EnforceWorkGroupConfiguration !== false,
        created: clock.now(),
        ...(typeof properties.Description === "string" && { description: properties.Description }),
        ...(typeof result.OutputLocation === "string" && { outputLocation: result.OutputLocation }),
      });
      if (previous && previous.ref !== name) await store.deleteWorkgroup(previous.ref);
      return { ref: name, attributes: {} };
    },
    delete: ({ ref }) => store.deleteWorkgroup(ref),
  };
}
