import type { LocalCloud } from "@tributary/local";

/** What an AWS CLI or SDK in another terminal needs to talk to the local cloud. */
export const endpointSettings = ({ endpoint, region, credentials }: LocalCloud): string =>
  [
    `export AWS_ENDPOINT_URL=${endpoint}`,
    `export AWS_REGION=${region} AWS_DEFAULT_REGION=${region}`,
    `export AWS_ACCESS_KEY_ID=${credentials.accessKeyId}`,
    `export AWS_SECRET_ACCESS_KEY=${credentials.secretAccessKey}`,
  ].join("\n");
