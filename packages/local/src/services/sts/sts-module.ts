import { queryService } from "../../wire/query-service.ts";
import type { CloudContext, ServiceModule } from "../cloud-context.ts";
import { stsOperations } from "./sts-operations.ts";

/** Security Token Service. */
export function stsModule({ account, credentials, identities }: CloudContext): ServiceModule {
  const sts = queryService({
    signingName: "sts",
    xmlNamespace: "https://sts.amazonaws.com/doc/2011-06-15/",
    account,
    operations: stsOperations,
    store: { credentials, identities },
  });
  return { services: [sts], resources: [] };
}
