import type { NamedPolicy } from "@tributary/access";
import type { AccessNeed } from "../service.ts";
import type { FunctionStore } from "./function-store.ts";

/** The caller needs `action` on the function, by its own policies or the function's. */
export function functionNeed(functions: FunctionStore, nameOrArn: string, action: string): AccessNeed {
  const name = functions.nameOf(nameOrArn);
  const statements = functions.permissions(name).map(({ statement }) => statement);
  const document: NamedPolicy["document"] = { Version: "2012-10-17", Statement: statements };
  return {
    action: `lambda:${action}`,
    resource: functions.arnOf(name),
    ...(statements.length > 0 && { resourcePolicy: { name: `function policy of ${name}`, document } }),
  };
}
