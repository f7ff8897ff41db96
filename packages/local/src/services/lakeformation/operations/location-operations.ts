import { boolean, integer, optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { page } from "../../page.ts";
import { ServiceError } from "../../service-error.ts";
import type { LakeCalls } from "../lake-calls.ts";
import type { RegisteredLocation } from "../lake-formation-store.ts";
import { putLinkedRole, registerLocation } from "../register-location.ts";
import { checkAdministrator, lakeNeed } from "./lake-need.ts";

const view = ({ arn, roleArn, modified }: RegisteredLocation): object => ({
  ResourceArn: arn,
  RoleArn: roleArn,
  LastModified: modified / 1000,
});

function found({ store }: LakeCalls, arn: string): RegisteredLocation {
  const location = store.location(arn);
  if (!location) throw new ServiceError("EntityNotFoundException", `Resource ${arn} is not registered.`);
  return location;
}

const registerResource = operation({
  name: "RegisterResource",
  input: {
    ResourceArn: string(),
    RoleArn: optional(string()),
    UseServiceLinkedRole: optional(boolean),
    WithFederation: optional(boolean),
    HybridAccessEnabled: optional(boolean),
  },
  access: (_input, _context, _calls: LakeCalls) => lakeNeed("RegisterResource"),
  handle: async (calls, input, context) => {
    checkAdministrator(calls.store, context, "RegisterResource");
    refuseHybrid(input);
    if (calls.store.location(input.ResourceArn))
      throw new ServiceError("AlreadyExistsException", "Resource is already registered.");
    await registerLocation(input, calls);
    return {};
  },
});

/** Better refused than registered with a meaning that nobody enforces. */
export function refuseHybrid(given: {
  readonly WithFederation?: boolean;
  readonly HybridAccessEnabled?: boolean;
}): void {
  if (given.WithFederation || given.HybridAccessEnabled)
    throw new ServiceError(
      "InvalidInputException",
      "Federation and hybrid access of a location are not implemented by this local cloud.",
    );
}

const deregisterResource = operation({
  name: "DeregisterResource",
  input: { ResourceArn: string() },
  access: (_input, _context, _calls: LakeCalls) => lakeNeed("DeregisterResource"),
  handle: async (calls, { ResourceArn }, context) => {
    checkAdministrator(calls.store, context, "DeregisterResource");
    const { roleArn } = found(calls, ResourceArn);
    await calls.store.deleteLocation(ResourceArn);
    if (roleArn.includes(":role/aws-service-role/")) await putLinkedRole(roleArn, calls);
    return {};
  },
});

const describeResource = operation({
  name: "DescribeResource",
  input: { ResourceArn: string() },
  access: (_input, _context, _calls: LakeCalls) => lakeNeed("DescribeResource"),
  handle: (calls, { ResourceArn }) => ({ ResourceInfo: view(found(calls, ResourceArn)) }),
});

const listResources = operation({
  name: "ListResources",
  input: { NextToken: optional(string()), MaxResults: optional(integer({ min: 1, max: 1000 })) },
  access: (_input, _context, _calls: LakeCalls) => lakeNeed("ListResources"),
  handle: ({ store }, { NextToken, MaxResults = 1000 }) => {
    const all = store.locations().sort((a, b) => (a.arn < b.arn ? -1 : 1));
    const invalidCode = "InvalidInputException";
    const { items, next } = page(all, { max: MaxResults, token: NextToken, keyOf: ({ arn }) => arn, invalidCode });
    return { ResourceInfoList: items.map(view), ...(next && { NextToken: next }) };
  },
});

export const locationOperations = [registerResource, deregisterResource, describeResource, listResources];
