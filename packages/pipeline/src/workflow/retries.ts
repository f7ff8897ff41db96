import type { RetryRule } from "@tributary/asl";

// Full jitter keeps files that were throttled together from coming back together.
const backOff = { backoffRate: 2, jitter: "FULL" } as const;

/** Tries again what Lambda itself could not do. https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html */
export const lambdaRetry: RetryRule = {
  errors: [
    "Lambda.ServiceException",
    "Lambda.AWSLambdaException",
    "Lambda.SdkClientException",
    "Lambda.ClientExecutionTimeoutException",
    "Lambda.TooManyRequestsException",
  ],
  intervalSeconds: 1,
  maxAttempts: 6,
  maxDelaySeconds: 60,
  ...backOff,
};

/** Tries again what a service refused the `extract` function: a function's error keeps the name the SDK gave it. */
export const extractRetry: RetryRule = {
  errors: [
    "ThrottlingException",
    "TooManyRequestsException",
    "ProvisionedThroughputExceededException",
    "LimitExceededException",
    "InternalServerError",
    "InternalServerException",
  ],
  intervalSeconds: 2,
  maxAttempts: 8,
  maxDelaySeconds: 120,
  ...backOff,
};

/** https://docs.aws.amazon.com/textract/latest/dg/API_StartDocumentAnalysis.html; LimitExceeded means too many jobs at once. */
export const textractRetry = {
  errors: [
    "Textract.ThrottlingException",
    "Textract.ProvisionedThroughputExceededException",
    "Textract.LimitExceededException",
    "Textract.InternalServerErrorException",
    "Textract.SdkClientException",
  ],
  intervalSeconds: 5,
  maxAttempts: 10,
  maxDelaySeconds: 300,
  ...backOff,
} as const satisfies RetryRule;

/** https://docs.aws.amazon.com/transcribe/latest/APIReference/API_StartTranscriptionJob.html; it calls throttling LimitExceeded. */
export const transcribeRetry = {
  errors: [
    "Transcribe.ThrottlingException",
    "Transcribe.LimitExceededException",
    "Transcribe.InternalFailureException",
    "Transcribe.SdkClientException",
  ],
  intervalSeconds: 5,
  maxAttempts: 10,
  maxDelaySeconds: 300,
  ...backOff,
} as const satisfies RetryRule;

/** https://docs.aws.amazon.com/rekognition/latest/APIReference/API_DetectLabels.html */
export const rekognitionRetry = {
  errors: [
    "Rekognition.ThrottlingException",
    "Rekognition.ProvisionedThroughputExceededException",
    "Rekognition.InternalServerErrorException",
    "Rekognition.SdkClientException",
  ],
  intervalSeconds: 2,
  maxAttempts: 8,
  maxDelaySeconds: 120,
  ...backOff,
} as const satisfies RetryRule;

/** Storing a task token; every try stores a new one. S3 models few errors: SlowDown and the rest arrive as S3Exception. */
export const s3Retry = {
  errors: ["S3.S3Exception", "S3.SdkClientException"],
  intervalSeconds: 1,
  maxAttempts: 5,
  maxDelaySeconds: 30,
  ...backOff,
} as const satisfies RetryRule;
