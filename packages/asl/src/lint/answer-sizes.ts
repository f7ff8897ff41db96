/** How large an action's answer can get. */
export interface AnswerSize {
  /** Bytes when nothing is asked to be less. */
  readonly bytes: number;
  /** The argument that bounds the answer, and what one unit of it weighs. */
  readonly bound?: { readonly argument: string; readonly each: number };
  /** Arguments by which the author asks for less than everything; how much that is, only they know. */
  readonly narrowedBy?: readonly string[];
  /** What to do where no argument bounds the answer. */
  readonly remedy?: string;
}

const kb = 1024;
const mb = 1024 * kb;

const attributes = {
  narrowedBy: ["ProjectionExpression", "AttributesToGet", "Select"],
  remedy: "name the attributes that are needed in ProjectionExpression",
};

/** Actions whose answers can pass what a state may hold, by the services' own quotas and page sizes. */
export const answerSizes: Readonly<Record<string, AnswerSize>> = {
  // A dense page has thousands of blocks of some 500 bytes. https://docs.aws.amazon.com/textract/latest/dg/limits-document.html
  "textract:analyzeDocument": { bytes: 4 * mb },
  "textract:detectDocumentText": { bytes: 2 * mb },
  "textract:analyzeExpense": { bytes: 4 * mb },
  "textract:getDocumentAnalysis": { bytes: mb, bound: { argument: "MaxResults", each: kb } },
  "textract:getDocumentTextDetection": { bytes: mb, bound: { argument: "MaxResults", each: kb } },
  "textract:getExpenseAnalysis": { bytes: mb, bound: { argument: "MaxResults", each: 20 * kb } },
  "textract:getLendingAnalysis": { bytes: mb, bound: { argument: "MaxResults", each: 20 * kb } },
  // Up to 1,000 results a page. https://docs.aws.amazon.com/rekognition/latest/APIReference/API_GetLabelDetection.html
  "rekognition:getLabelDetection": { bytes: mb, bound: { argument: "MaxResults", each: kb } },
  "rekognition:getTextDetection": { bytes: mb, bound: { argument: "MaxResults", each: kb } },
  "rekognition:getFaceDetection": { bytes: 3 * mb, bound: { argument: "MaxResults", each: 3 * kb } },
  "rekognition:getPersonTracking": { bytes: 3 * mb, bound: { argument: "MaxResults", each: 3 * kb } },
  "rekognition:getContentModeration": { bytes: 300 * kb, bound: { argument: "MaxResults", each: 300 } },
  "rekognition:getCelebrityRecognition": { bytes: 3 * mb, bound: { argument: "MaxResults", each: 3 * kb } },
  // 100 faces with all attributes.
  "rekognition:detectFaces": { bytes: 300 * kb },
  // 100 KB of text, an entity or phrase every few words. https://docs.aws.amazon.com/comprehend/latest/dg/guidelines-and-limits.html
  "comprehend:detectEntities": { bytes: mb },
  "comprehend:detectKeyPhrases": { bytes: mb },
  "comprehend:detectPiiEntities": { bytes: mb },
  "comprehend:detectSyntax": { bytes: 400 * kb },
  "comprehend:batchDetectEntities": { bytes: mb },
  "comprehend:batchDetectKeyPhrases": { bytes: mb },
  "bedrockruntime:invokeModel": { bytes: 4 * mb },
  "bedrockruntime:converse": { bytes: mb },
  "s3:getObject": {
    bytes: Number.POSITIVE_INFINITY,
    narrowedBy: ["Range"],
    remedy: "ask for a Range, pass the key on, or let a distributed Map read it",
  },
  "s3:listObjectsV2": { bytes: 1400 * kb, bound: { argument: "MaxKeys", each: 1400 } },
  "s3:listObjects": { bytes: 1400 * kb, bound: { argument: "MaxKeys", each: 1400 } },
  "s3:listObjectVersions": { bytes: 1500 * kb, bound: { argument: "MaxKeys", each: 1500 } },
  // Items of up to 400 KB, pages of up to 1 MB. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
  "dynamodb:getItem": { bytes: 400 * kb, ...attributes },
  "dynamodb:query": { bytes: mb, ...attributes },
  "dynamodb:scan": { bytes: mb, ...attributes },
  "dynamodb:batchGetItem": { bytes: 16 * mb, remedy: attributes.remedy },
  "dynamodb:executeStatement": { bytes: mb, remedy: "select the attributes that are needed, and set a Limit" },
  "athena:getQueryResults": { bytes: 5 * mb, bound: { argument: "MaxResults", each: 5 * kb } },
  "kinesis:getRecords": { bytes: 10 * mb },
  "cloudwatchlogs:getLogEvents": { bytes: mb, bound: { argument: "Limit", each: kb } },
  "cloudwatchlogs:filterLogEvents": { bytes: mb, bound: { argument: "Limit", each: kb } },
  "cloudwatchlogs:getQueryResults": { bytes: mb },
  "rdsdata:executeStatement": { bytes: mb },
  "redshiftdata:getStatementResult": { bytes: mb },
  "glue:getTables": { bytes: mb, bound: { argument: "MaxResults", each: 10 * kb } },
  "glue:getPartitions": { bytes: mb, bound: { argument: "MaxResults", each: 2 * kb } },
  "sfn:describeExecution": { bytes: 512 * kb },
  "sfn:getExecutionHistory": { bytes: mb, bound: { argument: "MaxResults", each: kb } },
  "cloudformation:getTemplate": { bytes: mb },
  "ec2:describeInstances": {
    bytes: 5 * mb,
    bound: { argument: "MaxResults", each: 5 * kb },
    narrowedBy: ["InstanceIds"],
  },
};
