import { integer, optional, string } from "../../input-shape.ts";
import { type CallContext, operation } from "../../operation.ts";
import { page } from "../../page.ts";
import { ServiceError } from "../../service-error.ts";
import { type DataCellsFilter, filterView } from "../data-cells-filter.ts";
import type { LakeCalls } from "../lake-calls.ts";
import { table } from "../lake-resource.ts";
import { filterInput, readFilter } from "../put-filter.ts";
import { checkAdministrator, lakeNeed } from "./lake-need.ts";

const place = { TableCatalogId: string(), DatabaseName: string(), TableName: string(), Name: string() };

interface Place {
  readonly DatabaseName: string;
  readonly TableName: string;
  readonly Name: string;
}

function found({ store }: LakeCalls, { DatabaseName, TableName, Name }: Place): DataCellsFilter {
  const filter = store.filter(DatabaseName.toLowerCase(), TableName.toLowerCase(), Name);
  if (!filter) throw new ServiceError("EntityNotFoundException", `Data cells filter ${Name} is not found.`);
  return filter;
}

const need = (name: string) => (_input: unknown, _context: CallContext, _calls: LakeCalls) => lakeNeed(name);

const createDataCellsFilter = operation({
  name: "CreateDataCellsFilter",
  input: { TableData: filterInput },
  access: need("CreateDataCellsFilter"),
  handle: async (calls, { TableData }, context) => {
    checkAdministrator(calls.store, context, "CreateDataCellsFilter");
    const filter = readFilter(TableData, calls);
    if (calls.store.filter(filter.DatabaseName, filter.TableName, filter.Name))
      throw new ServiceError("AlreadyExistsException", `Data cells filter ${filter.Name} already exists.`);
    await calls.store.putFilter(filter);
    return {};
  },
});

const updateDataCellsFilter = operation({
  name: "UpdateDataCellsFilter",
  input: { TableData: filterInput },
  access: need("UpdateDataCellsFilter"),
  handle: async (calls, { TableData }, context) => {
    checkAdministrator(calls.store, context, "UpdateDataCellsFilter");
    found(calls, TableData);
    await calls.store.putFilter(readFilter(TableData, calls));
    return {};
  },
});

const getDataCellsFilter = operation({
  name: "GetDataCellsFilter",
  input: place,
  access: need("GetDataCellsFilter"),
  handle: (calls, input) => ({ DataCellsFilter: filterView(found(calls, input)) }),
});

const deleteDataCellsFilter = operation({
  name: "DeleteDataCellsFilter",
  input: { TableCatalogId: optional(string()), DatabaseName: string(), TableName: string(), Name: string() },
  access: need("DeleteDataCellsFilter"),
  handle: async (calls, input, context) => {
    checkAdministrator(calls.store, context, "DeleteDataCellsFilter");
    await calls.store.deleteFilter(found(calls, input));
    return {};
  },
});

const keyOf = ({ DatabaseName, TableName, Name }: DataCellsFilter): string =>
  [DatabaseName, TableName, Name].join("\n");

const listDataCellsFilter = operation({
  name: "ListDataCellsFilter",
  input: {
    Table: optional(table),
    NextToken: optional(string()),
    MaxResults: optional(integer({ min: 1, max: 1000 })),
  },
  access: need("ListDataCellsFilter"),
  handle: ({ store }, { Table, NextToken, MaxResults = 1000 }) => {
    const all = store
      .filters()
      .filter(({ DatabaseName }) => Table === undefined || DatabaseName === Table.DatabaseName.toLowerCase())
      .filter(({ TableName }) => Table?.Name === undefined || TableName === Table.Name.toLowerCase())
      .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const invalidCode = "InvalidInputException";
    const { items, next } = page(all, { max: MaxResults, token: NextToken, keyOf, invalidCode });
    return { DataCellsFilters: items.map(filterView), ...(next && { NextToken: next }) };
  },
});

export const filterOperations = [
  createDataCellsFilter,
  updateDataCellsFilter,
  getDataCellsFilter,
  deleteDataCellsFilter,
  listDataCellsFilter,
];
