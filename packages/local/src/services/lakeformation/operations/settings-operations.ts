import { optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import type { LakeCalls } from "../lake-calls.ts";
import { dataLakeSettings } from "../lake-settings.ts";
import { checkAdministrator, lakeNeed } from "./lake-need.ts";

const getDataLakeSettings = operation({
  name: "GetDataLakeSettings",
  input: { CatalogId: optional(string()) },
  access: (_input, _context, _calls: LakeCalls) => lakeNeed("GetDataLakeSettings"),
  handle: ({ store }) => ({ DataLakeSettings: store.settings }),
});

const putDataLakeSettings = operation({
  name: "PutDataLakeSettings",
  input: { CatalogId: optional(string()), DataLakeSettings: dataLakeSettings },
  access: (_input, _context, _calls: LakeCalls) => lakeNeed("PutDataLakeSettings"),
  handle: async ({ store }, { DataLakeSettings }, context) => {
    checkAdministrator(store, context, "PutDataLakeSettings");
    await store.putSettings({
      CreateDatabaseDefaultPermissions: [],
      CreateTableDefaultPermissions: [],
      ...DataLakeSettings,
    });
    return {};
  },
});

export const settingsOperations = [getDataLakeSettings, putDataLakeSettings];
