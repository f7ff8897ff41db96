/**
 * Actions that IAM grants on `*` only, because the service has no resources for them.
 *
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html,
 * the pages of Textract, Comprehend, Rekognition, Transcribe and CloudWatch Logs.
 */
const patterns: readonly RegExp[] = [
  /^textract:(Start|Get|Detect|Analyze)[A-Za-z]+$/,
  /^comprehend:(Batch)?Detect(DominantLanguage|Entities|KeyPhrases|PiiEntities|Sentiment|Syntax|TargetedSentiment)$/,
  /^rekognition:(Detect(Faces|Labels|ModerationLabels|Text|ProtectiveEquipment)|RecognizeCelebrities|(Start|Get)[A-Za-z]+Detection)$/,
  /^transcribe:(Start|Get)TranscriptionJob$/,
  /^logs:(((Create|Delete|Get|Update)LogDelivery)|ListLogDeliveries|PutResourcePolicy|Describe(LogGroups|ResourcePolicies))$/,
];

export const hasNoResources = (action: string): boolean => patterns.some((pattern) => pattern.test(action));
