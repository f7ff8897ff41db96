import type { PolicyStatement } from "@tributary/access";
import { physicalName } from "../../template/physical-name.ts";
import type { ResourceProvider } from "../../template/resource-provider.ts";
import type { FunctionStore } from "./function-store.ts";

/** `AWS::Lambda::Permission`: a statement of the function's own policy. */
export function permissionResource(functions: FunctionStore): ResourceProvider {
  const remove = async (name: string, id: string): Promise<void> =>
    functions.setPermissions(
      name,
      functions.permissions(name).filter((permission) => permission.id !== id),
    );
  return {
    type: "AWS::Lambda::Permission",
    async put(request) {
      const { FunctionName, Action, Principal, SourceArn, SourceAccount } = request.properties;
      const { name, arn } = functions.get(String(FunctionName));
      const id = physicalName(request);
      const principal = String(Principal);
      const statement: PolicyStatement = {
        Sid: id,
        Effect: "Allow",
        Principal: principal.endsWith(".amazonaws.com") ? { Service: principal } : { AWS: principal },
        Action: String(Action),
        Resource: arn,
        Condition: {
          ...(SourceArn !== undefined && { ArnLike: { "aws:SourceArn": String(SourceArn) } }),
          ...(SourceAccount !== undefined && { StringEquals: { "aws:SourceAccount": String(SourceAccount) } }),
        },
      };
      await remove(name, id);
      await functions.setPermissions(name, [...functions.permissions(name), { id, statement }]);
      return { ref: id, attributes: { Id: id } };
    },
    delete: async ({ ref, properties }) => {
      const found = functions.find(String(properties.FunctionName));
      if (found) await remove(found.name, ref);
    },
  };
}
