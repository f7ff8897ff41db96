import { document, integer, list, optional, string, structure } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { page } from "../../page.ts";
import { ServiceError } from "../../service-error.ts";
import type { GlueCatalog } from "../glue-catalog.ts";
import { glueNeeds } from "./glue-access.ts";

const place = { CatalogId: optional(string()), DatabaseName: string(), TableName: string() };
const values = list(string());
/** Better refused than answered with partitions that the expression would leave out. */
const noExpression = {
  read: (): never => {
    throw new ServiceError(
      "InvalidInputException",
      "Partition expressions are not supported here; list all partitions.",
    );
  },
};
const partitionInput = {
  read: (value: unknown, member: string) => ({
    ...document.read(value, member),
    ...structure({ Values: values }).read(value, member),
  }),
};

export const createPartition = operation({
  name: "CreatePartition",
  input: { ...place, PartitionInput: partitionInput },
  access: ({ DatabaseName, TableName }, context, _catalog: GlueCatalog) =>
    glueNeeds("CreatePartition", context, DatabaseName, TableName),
  handle: async (catalog, { DatabaseName, TableName, PartitionInput }) => {
    await catalog.createPartition(DatabaseName, TableName, PartitionInput);
  },
});

export const batchCreatePartition = operation({
  name: "BatchCreatePartition",
  input: { ...place, PartitionInputList: list(partitionInput, { max: 100 }) },
  access: ({ DatabaseName, TableName }, context, _catalog: GlueCatalog) =>
    glueNeeds("BatchCreatePartition", context, DatabaseName, TableName),
  handle: async (catalog, { DatabaseName, TableName, PartitionInputList }) => {
    const Errors: object[] = [];
    for (const input of PartitionInputList) {
      try {
        await catalog.createPartition(DatabaseName, TableName, input);
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        Errors.push({
          PartitionValues: input.Values,
          ErrorDetail: { ErrorCode: error.code, ErrorMessage: error.message },
        });
      }
    }
    return { Errors };
  },
});

export const getPartition = operation({
  name: "GetPartition",
  input: { ...place, PartitionValues: values },
  access: ({ DatabaseName, TableName }, context, _catalog: GlueCatalog) =>
    glueNeeds("GetPartition", context, DatabaseName, TableName),
  handle: (catalog, { DatabaseName, TableName, PartitionValues }) => ({
    Partition: catalog.partition(DatabaseName, TableName, PartitionValues),
  }),
});

export const getPartitions = operation({
  name: "GetPartitions",
  input: {
    Expression: optional(noExpression),
    ...place,
    NextToken: optional(string()),
    MaxResults: optional(integer({ min: 1, max: 1000 })),
  },
  access: ({ DatabaseName, TableName }, context, _catalog: GlueCatalog) =>
    glueNeeds("GetPartitions", context, DatabaseName, TableName),
  handle: (catalog, { DatabaseName, TableName, MaxResults = 1000, NextToken }) => {
    const keyOf = ({ Values }: { readonly Values: readonly string[] }): string => JSON.stringify(Values);
    const all = catalog.partitions(DatabaseName, TableName).sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
    const { items, next } = page(all, { max: MaxResults, token: NextToken, keyOf });
    return { Partitions: items, ...(next && { NextToken: next }) };
  },
});

export const deletePartition = operation({
  name: "DeletePartition",
  input: { ...place, PartitionValues: values },
  access: ({ DatabaseName, TableName }, context, _catalog: GlueCatalog) =>
    glueNeeds("DeletePartition", context, DatabaseName, TableName),
  handle: async (catalog, { DatabaseName, TableName, PartitionValues }) => {
    await catalog.deletePartition(DatabaseName, TableName, PartitionValues);
  },
});
