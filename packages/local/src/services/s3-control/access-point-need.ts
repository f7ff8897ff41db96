import type { AccessNeed } from "../service.ts";
import type { ControlCall } from "./control-operation.ts";

/** Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3". */
export const accessPointNeed =
  (action: string) =>
  ({ account, subject, store }: ControlCall): AccessNeed[] => {
    const point = store.accessPoints.find(account, subject);
    return [
      {
        action: `s3:${action}`,
        resource: `arn:aws:s3:${store.cloud.region}:${account}:accesspoint/${subject}`,
        account,
        context: {
          "s3:DataAccessPointAccount": account,
          ...(point && { "s3:AccessPointNetworkOrigin": point.vpcId === undefined ? "Internet" : "VPC" }),
        },
      },
    ];
  };

/** A need on the account as a whole. */
export const accountNeed =
  (action: string) =>
  ({ account }: ControlCall): AccessNeed[] => [{ action: `s3:${action}`, resource: "*", account }];
