import { Agent } from "node:http";
import { GetBucketPolicyCommand } from "@aws-sdk/client-s3";
import { GetAccessPointCommand, GetAccessPointPolicyCommand, S3ControlClient } from "@aws-sdk/client-s3-control";
import { evaluate, type PolicyDocument } from "@tributary/access";
import { account, type House, pointArn, type Reader, rawBucket } from "./house.ts";

/** What the cloud says stands at its doors, read over the wire: a prediction is made from this alone. */
export interface Documents {
  readonly bucketPolicy: PolicyDocument;
  readonly points: ReadonlyMap<string, PointDocuments>;
}

interface PointDocuments {
  readonly alias: string;
  readonly vpc?: string;
  readonly policy: PolicyDocument;
}

export async function readDocuments({ cloud, operator, tenants }: House): Promise<Documents> {
  const { Policy = "" } = await operator.send(new GetBucketPolicyCommand({ Bucket: rawBucket }));
  const { endpoint, region, credentials } = cloud;
  const httpAgent = new Agent({
    lookup: (_host, { all }, found) =>
      all ? found(null, [{ address: "127.0.0.1", family: 4 }]) : found(null, "127.0.0.1", 4),
  });
  const control = new S3ControlClient({ endpoint, region, credentials, requestHandler: { httpAgent } });
  const points = new Map<string, PointDocuments>();
  for (const tenant of tenants) {
    const input = { AccountId: account, Name: `house-dev-${tenant}` };
    const { Alias = "", VpcConfiguration } = await control.send(new GetAccessPointCommand(input));
    const policy = await control.send(new GetAccessPointPolicyCommand(input));
    const vpc = VpcConfiguration?.VpcId;
    points.set(tenant, { alias: Alias, policy: JSON.parse(policy.Policy ?? ""), ...(vpc !== undefined && { vpc }) });
  }
  control.destroy();
  httpAgent.destroy();
  return { bucketPolicy: JSON.parse(Policy), points };
}

/** One permission that a request to the raw bucket takes. */
export interface Need {
  readonly action: string;
  /** Absent: the bucket itself. */
  readonly key?: string;
  /** Tenant whose access point the request comes through. */
  readonly through?: string;
  readonly context?: Readonly<Record<string, string>>;
}

/** What the evaluator says, without the cloud. */
export function predicted(reader: Reader, need: Need, { bucketPolicy, points }: Documents): boolean {
  const point = need.through === undefined ? undefined : points.get(need.through);
  if (point?.vpc !== undefined && reader.context["aws:SourceVpc"] !== point.vpc) return false;
  const name = reader.arn.split("/").at(-1) ?? "";
  const arn = need.through === undefined ? "" : pointArn(need.through);
  return evaluate(
    {
      principal: {
        type: "assumed-role",
        arn: `arn:aws:sts::${reader.account}:assumed-role/${name}/reader`,
        account: reader.account,
        roleArn: reader.arn,
      },
      action: need.action,
      resource: `arn:aws:s3:::${rawBucket}${need.key === undefined ? "" : `/${need.key}`}`,
      resourceAccount: account,
      context: { "aws:SecureTransport": "true", ...reader.context, ...need.context },
      ...(point && {
        accessPoint: { arn, resource: need.key === undefined ? arn : `${arn}/object/${need.key}`, account },
      }),
    },
    {
      identity: [{ name: "role", document: reader.identity }],
      resource: { name: "bucket policy", document: bucketPolicy },
      ...(point && { accessPoint: { name: "access point policy", document: point.policy } }),
    },
  ).allowed;
}
