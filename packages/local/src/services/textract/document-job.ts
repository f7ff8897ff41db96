/** https://docs.aws.amazon.com/textract/latest/dg/limits-document.html: 500 MB for an asynchronous call. */
export const jobLimits = { object: 524_288_000, tooLarge: "DocumentTooLargeException" };

/** What a job was asked; kept until its end and beyond. */
export interface DocumentJob {
  readonly DocumentLocation: {
    readonly S3Object: { readonly Bucket: string; readonly Name: string; readonly Version?: string };
  };
  readonly JobTag?: string;
  readonly NotificationChannel?: { readonly SNSTopicArn: string; readonly RoleArn: string };
  readonly OutputConfig?: { readonly S3Bucket: string; readonly S3Prefix?: string };
  readonly FeatureTypes?: readonly string[];
  readonly QueriesConfig?: {
    readonly Queries: readonly { readonly Text: string; readonly Alias?: string; readonly Pages?: readonly string[] }[];
  };
}
