import { concat, type Expr, type TaskCall } from "@tributary/asl";
import { aws } from "@tributary/asl/aws";
import { lakeBucket } from "./placeholders.ts";

/**
 * Stores the task token under a job's id and waits. The job's completion event reaches `complete`, which looks the
 * token up and answers. An event that comes before the token is there goes back to its queue.
 */
export function storeToken(service: string, jobId: Expr<string>, taskToken: Expr<string>): TaskCall<unknown> {
  return aws.s3.putObject.waitForTaskToken<unknown>({
    Bucket: lakeBucket,
    Key: concat(`tokens/${service}/`, jobId, ".json"),
    Body: { taskToken },
    ContentType: "application/json",
  });
}
