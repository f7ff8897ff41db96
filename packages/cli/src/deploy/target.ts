import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { S3Client } from "@aws-sdk/client-s3";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { TributaryError } from "@tributary/errors";
import { type AwsPlace, toldByAws } from "./told-by-aws.ts";

/** Where a deployment goes, and the clients that talk to it. */
export interface Target extends AwsPlace {
  readonly account: string;
  readonly region: string;
  /** For clients of other services. */
  readonly clientSettings: ClientSettings;
  readonly cfn: CloudFormationClient;
  readonly s3: S3Client;
  /** Principal that the credentials belong to. */
  readonly caller: string;
}

interface ClientSettings {
  readonly endpoint?: string;
  readonly region?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export interface TargetSettings {
  /** Default: AWS, or what AWS_ENDPOINT_URL says. */
  readonly endpointUrl?: string | undefined;
  readonly region?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Credentials and Region come from the SDK's own chain: environment, profile, SSO, role. */
export async function openTarget({ endpointUrl, region: given, credentials }: TargetSettings): Promise<Target> {
  const settings: ClientSettings = {
    ...(endpointUrl !== undefined && { endpoint: endpointUrl }),
    ...(given !== undefined && { region: given }),
    ...(credentials && { credentials }),
  };
  const endpoint = endpointUrl ?? process.env.AWS_ENDPOINT_URL;
  const sts = new STSClient(settings);
  try {
    const region = await regionOf(sts);
    const { Account: account = "", Arn: caller = "" } = await sts
      .send(new GetCallerIdentityCommand({}))
      .catch((error: unknown) => {
        throw toldByAws(error, { region, endpoint });
      });
    const s3 = new S3Client({ ...settings, forcePathStyle: endpoint !== undefined });
    return { account, region, endpoint, caller, clientSettings: settings, s3, cfn: new CloudFormationClient(settings) };
  } finally {
    sts.destroy();
  }
}

export function closeTarget({ cfn, s3 }: Target): void {
  cfn.destroy();
  s3.destroy();
}

async function regionOf(sts: STSClient): Promise<string> {
  try {
    return await sts.config.region();
  } catch (cause) {
    if (cause instanceof Error && /not accepted/.test(cause.message))
      throw new TributaryError("TRB-CLI-063", "AWS_REGION or the profile's region is no Region's name", { cause });
    throw new TributaryError("TRB-CLI-062", "No Region is set", { cause });
  }
}
