import type { CatalogListener } from "../glue/glue-catalog.ts";
import type { LakeFormationStore } from "./lake-formation-store.ts";
import { readPrivileges } from "./lake-settings.ts";

/**
 * A new database or table begins with the default permissions, which leave it to IAM unless somebody said otherwise.
 *
 * https://docs.aws.amazon.com/lake-formation/latest/dg/change-settings.html
 */
export function newResourcePermissions(store: LakeFormationStore): CatalogListener {
  return {
    async made({ Name: database, CreateTableDefaultPermissions: own }, table) {
      const { CreateDatabaseDefaultPermissions, CreateTableDefaultPermissions } = store.settings;
      if (!table) {
        await store.grantDefaults({ kind: "database", database }, CreateDatabaseDefaultPermissions ?? []);
        return;
      }
      const privileges =
        own === undefined ? CreateTableDefaultPermissions : readPrivileges(own, "CreateTableDefaultPermissions");
      await store.grantDefaults({ kind: "table", database, table: table.Name }, privileges ?? []);
    },
    gone: (database, table) => store.forget(database, table),
  };
}
