import type { CallContext } from "../../operation.ts";
import type { AccessNeed } from "../../service.ts";

/**
 * A Glue action needs its permission on the catalog, the database and the table alike.
 *
 * https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html
 */
export function glueNeeds(action: string, context: CallContext, database?: string, table?: string): AccessNeed[] {
  const { region, account } = context;
  const base = `arn:aws:glue:${region}:${account}`;
  const resources = [
    `${base}:catalog`,
    ...(database === undefined ? [] : [`${base}:database/${database.toLowerCase()}`]),
    ...(database === undefined || table === undefined
      ? []
      : [`${base}:table/${database.toLowerCase()}/${table.toLowerCase()}`]),
  ];
  return resources.map((resource) => ({ action: `glue:${action}`, resource }));
}
