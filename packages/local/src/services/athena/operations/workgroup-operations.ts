import { optional, string } from "../../input-shape.ts";
import { type CallContext, operation } from "../../operation.ts";
import type { AccessNeed } from "../../service.ts";
import type { AthenaStore } from "../athena-store.ts";
import type { Workgroup } from "../workgroup.ts";

const need = (action: string, { region, account }: CallContext, name: string): AccessNeed[] => [
  { action: `athena:${action}`, resource: `arn:aws:athena:${region}:${account}:workgroup/${name}` },
];

export const getWorkGroup = operation({
  name: "GetWorkGroup",
  input: { WorkGroup: string() },
  access: ({ WorkGroup }, context, _store: AthenaStore) => need("GetWorkGroup", context, WorkGroup),
  handle: (store, { WorkGroup }) => ({ WorkGroup: described(store.workgroup(WorkGroup)) }),
});

export const listWorkGroups = operation({
  name: "ListWorkGroups",
  input: { NextToken: optional(string()) },
  access: (_input, context, _store: AthenaStore) => need("ListWorkGroups", context, "*"),
  handle: (store) => ({
    WorkGroups: store.workgroups().map(({ name, state, description = "", created }) => ({
      Name: name,
      State: state,
      Description: description,
      CreationTime: created / 1000,
    })),
  }),
});

function described({ name, state, description = "", outputLocation, enforce, created }: Workgroup): object {
  return {
    Name: name,
    State: state,
    Description: description,
    CreationTime: created / 1000,
    Configuration: {
      EnforceWorkGroupConfiguration: enforce,
      ResultConfiguration: outputLocation === undefined ? {} : { OutputLocation: outputLocation },
      EngineVersion: { SelectedEngineVersion: "AUTO", EffectiveEngineVersion: "Athena engine version 3" },
    },
  };
}
