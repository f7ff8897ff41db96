import { trustsService } from "../../auth/service-role.ts";
import { sessionPrincipal } from "../../auth/session-principal.ts";
import type { Job } from "../ai/job-runner.ts";
import type { CloudContext } from "../cloud-context.ts";
import { topicDoor } from "../sns/topic-door.ts";
import type { DocumentJob } from "./document-job.ts";

/** Publishes a job's end with the role it was given. https://docs.aws.amazon.com/textract/latest/dg/async-notification-payload.html */
export async function tellCompletion(
  cloud: CloudContext,
  { id, operation, status, input, completed }: Job<DocumentJob>,
): Promise<void> {
  const { NotificationChannel, JobTag, DocumentLocation } = input;
  if (!NotificationChannel) return;
  const message = {
    JobId: id,
    Status: status,
    API: operation,
    ...(JobTag !== undefined && { JobTag }),
    Timestamp: completed,
    DocumentLocation: { S3ObjectName: DocumentLocation.S3Object.Name, S3Bucket: DocumentLocation.S3Object.Bucket },
  };
  const { RoleArn } = NotificationChannel;
  if (!trustsService(cloud, RoleArn, "textract.amazonaws.com"))
    throw new Error(`${RoleArn} does not trust textract.amazonaws.com, so nobody is told of the job's end`);
  const principal = sessionPrincipal(RoleArn, "textract", "");
  await topicDoor.of(cloud).publishAs(principal, NotificationChannel.SNSTopicArn, JSON.stringify(message));
}
