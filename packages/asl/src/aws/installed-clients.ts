import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AwsModel, ServiceModel } from "./aws-model.ts";
import { clientModel } from "./client-model.ts";

/** Where the name of an integration is not the client's name without hyphens. */
const otherNames: Readonly<Record<string, string>> = {
  config: "configservice",
  costandusagereport: "costandusagereportservice",
  databasemigration: "databasemigrationservice",
  elasticsearch: "elasticsearchservice",
  lexmodelbuilding: "lexmodelbuildingservice",
  lexruntime: "lexruntimeservice",
  applicationdiscovery: "applicationdiscoveryservice",
};

/**
 * What the AWS SDK clients know that are installed where `folder` finds its packages. A client is loaded when it is first asked for.
 *
 * @example lint(machine.toAsl(), { aws: installedClients(process.cwd()) })
 */
export function installedClients(folder: string): AwsModel {
  const find = createRequire(join(folder, "package.json"));
  const packages = new Map<string, string>();
  // The nearest folder's client is the one that is loaded.
  for (const path of (find.resolve.paths("@aws-sdk/client") ?? []).toReversed()) {
    for (const name of clientsIn(join(path, "@aws-sdk")))
      packages.set(name.replace("client-", "").replaceAll("-", ""), name);
  }
  const known = new Map<string, ServiceModel | undefined>();
  return {
    service: (name) => {
      if (!known.has(name)) {
        const client = packages.get(otherNames[name] ?? name);
        known.set(name, client === undefined ? undefined : clientModel(find(`@aws-sdk/${client}`)));
      }
      return known.get(name);
    },
  };
}

function clientsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.startsWith("client-"));
  } catch {
    // Most of the folders that are looked through have no such packages.
    return [];
  }
}
