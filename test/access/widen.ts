import { Agent } from "node:http";
import { GetAccessPointPolicyCommand, PutAccessPointPolicyCommand, S3ControlClient } from "@aws-sdk/client-s3-control";
import type { LocalCloud } from "@tributary/local";

/** An SDK client for a local cloud: S3 Control puts the account before the host, and few resolvers know such a name. */
export function controlClient({ endpoint, region, credentials }: LocalCloud): S3ControlClient {
  const httpAgent = new Agent({
    lookup: (_host, { all }, callback) =>
      all ? callback(null, [{ address: "127.0.0.1", family: 4 }]) : callback(null, "127.0.0.1", 4),
  });
  return new S3ControlClient({ endpoint, region, credentials, requestHandler: { httpAgent } });
}

interface Statement {
  readonly Sid: string;
  readonly Resource: unknown;
}

/** The mistake of a hurried hand: the own prefix is gone from what may be read, and the wall that would have held it too. */
export async function widen(
  control: S3ControlClient,
  { account, name }: { readonly account: string; readonly name: string },
): Promise<void> {
  const point = { AccountId: account, Name: name };
  const { Policy = "" } = await control.send(new GetAccessPointPolicyCommand(point));
  const policy = JSON.parse(Policy) as { readonly Version: string; readonly Statement: readonly Statement[] };
  const Resource = `arn:aws:s3:us-east-1:${account}:accesspoint/${name}/object/inbox/*`;
  const Statement = policy.Statement.filter(({ Sid }) => Sid !== "NothingBeyondThePrefix").map((statement) =>
    statement.Sid === "ReadOwnObjects" ? { ...statement, Resource } : statement,
  );
  await control.send(new PutAccessPointPolicyCommand({ ...point, Policy: JSON.stringify({ ...policy, Statement }) }));
}
