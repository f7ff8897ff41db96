import { BatchCreatePartitionCommand, GetTableCommand, type GlueClient } from "@aws-sdk/client-glue";
import { ReasonError } from "../reasons/reason-error.ts";

export interface PartitionPlace {
  readonly database: string;
  readonly table: string;
  readonly values: readonly string[];
  /** `s3://bucket/.../dt=2026-11-23/` */
  readonly location: string;
}

/** Registers a partition for engines that cannot project. One that is there already is no error. */
export async function registerPartition(glue: GlueClient, place: PartitionPlace): Promise<void> {
  const { database, table, values, location } = place;
  const { Table } = await glue.send(new GetTableCommand({ DatabaseName: database, Name: table }));
  const { Errors } = await glue.send(
    new BatchCreatePartitionCommand({
      DatabaseName: database,
      TableName: table,
      PartitionInputList: [
        { Values: [...values], StorageDescriptor: { ...Table?.StorageDescriptor, Location: location } },
      ],
    }),
  );
  const error = Errors?.find(({ ErrorDetail }) => ErrorDetail?.ErrorCode !== "AlreadyExistsException");
  if (!error) return;
  const said = error.ErrorDetail?.ErrorMessage ?? error.ErrorDetail?.ErrorCode ?? "no reason given";
  throw new ReasonError(
    "ServiceFailed",
    `Glue did not register the partition ${values.join("/")} of ${table}: ${said}`,
  );
}
