import { type AccessRequest, evaluate, type PolicyDocument, type PolicySet } from "@tributary/access";
import type { Bench } from "./bench.ts";

const account = "111122223333";
const bucket = "arn:aws:s3:::claims-raw-dev-111122223333";
const point = `arn:aws:s3:us-east-1:${account}:accesspoint/claims-dev-acme`;
const role = `arn:aws:iam::${account}:role/acme-analyst`;
const tls = { Bool: { "aws:SecureTransport": "false" } };

const identity: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Action: ["s3:GetObject*", "s3:ListBucket"], Resource: [point, `${point}/object/*`] },
    { Effect: "Allow", Action: ["athena:*", "glue:Get*"], Resource: "*" },
    { Effect: "Allow", Action: "lakeformation:GetDataAccess", Resource: "*" },
  ],
};
const bucketPolicy: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [
    { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [bucket, `${bucket}/*`], Condition: tls },
    {
      Effect: "Allow",
      Principal: "*",
      Action: ["s3:GetObject", "s3:ListBucket"],
      Resource: [bucket, `${bucket}/*`],
      Condition: { StringEquals: { "s3:DataAccessPointAccount": account } },
    },
    {
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:GetObject", "s3:ListBucket"],
      Resource: [bucket, `${bucket}/*`],
      Condition: {
        ArnEquals: { "aws:PrincipalArn": [role, role.replace("acme", "globex")] },
        StringNotEquals: { "s3:DataAccessPointAccount": account },
      },
    },
  ],
};
const pointPolicy: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { AWS: role }, Action: "s3:GetObject", Resource: `${point}/object/inbox/acme/*` },
    { Effect: "Deny", Principal: "*", Action: "s3:GetObject", NotResource: `${point}/object/inbox/acme/*` },
    {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [point, `${point}/object/*`],
      Condition: { StringNotEquals: { "aws:SourceVpc": "vpc-0a1b2c3d" } },
    },
    { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [point, `${point}/object/*`], Condition: tls },
  ],
};

function policies(copy: (document: PolicyDocument) => PolicyDocument): PolicySet {
  return {
    identity: [{ name: "role acme-analyst", document: copy(identity) }],
    resource: { name: "bucket policy", document: copy(bucketPolicy) },
    accessPoint: { name: "access point policy", document: copy(pointPolicy) },
  };
}

function request(number: number): AccessRequest {
  const key = `inbox/${number % 2 === 0 ? "acme" : "globex"}/invoice-${number}.pdf`;
  return {
    principal: {
      type: "assumed-role",
      arn: `arn:aws:sts::${account}:assumed-role/acme-analyst/s`,
      account,
      roleArn: role,
    },
    action: "s3:GetObject",
    resource: `${bucket}/${key}`,
    resourceAccount: account,
    context: { "aws:SecureTransport": "true", "aws:SourceVpc": "vpc-0a1b2c3d" },
    accessPoint: { arn: point, resource: `${point}/object/${key}`, account },
  };
}

/** Microseconds of each run, sorted. */
function measure(runs: number, work: (number: number) => unknown): number[] {
  const taken = Array.from({ length: runs }, (_each, number) => {
    const from = process.hrtime.bigint();
    work(number);
    return Number(process.hrtime.bigint() - from) / 1_000;
  });
  return taken.sort((a, b) => a - b);
}

/** A decision over an identity, a bucket and an access point policy; the peer compiles the same documents for each call. */
export const bench: Bench = {
  name: "access-decision",
  run: async (print) => {
    const kept = policies((document) => document);
    const allowed = [0, 1].map((number) => evaluate(request(number), kept).allowed);
    if (allowed.join() !== "true,false") throw new Error(`The decisions are wrong: ${allowed.join()}`);
    measure(20_000, (number) => evaluate(request(number), kept));
    const ours = measure(100_000, (number) => evaluate(request(number), kept));
    const peer = measure(20_000, (number) =>
      evaluate(
        request(number),
        policies((document) => ({ ...document })),
      ),
    );
    const at = (list: readonly number[], share: number): number => list[Math.floor(list.length * share)] ?? 0;
    print(
      `decision: median ${at(ours, 0.5).toFixed(1)} µs, p99 ${at(ours, 0.99).toFixed(1)} µs (goal: median under 50 µs)`,
    );
    print(
      `compiling each time: median ${at(peer, 0.5).toFixed(1)} µs, ${(at(peer, 0.5) / at(ours, 0.5)).toFixed(1)} times as long`,
    );
  },
};
