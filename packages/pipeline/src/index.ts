export type {
  Blueprint,
  BlueprintBucket,
  BlueprintCallback,
  BlueprintExtractor,
  BlueprintReference,
  BlueprintRoute,
  BlueprintTenant,
  BlueprintWorkflow,
  FileKind,
  HandlerName,
} from "./blueprint.ts";
export { aslText } from "./compile/asl-text.ts";
export { compile } from "./compile/compile.ts";
export { definitionOf } from "./compile/definition-of.ts";
export { sourcePlace } from "./compile/source-place.ts";
export { workflowPicture } from "./compile/workflow-picture.ts";
export type { ArrivedDocument, FileFacts, Identified } from "./definition/file-facts.ts";
export type { Match } from "./definition/match.ts";
export { on, type ReaderOf, type Route } from "./definition/on.ts";
export {
  type CatalogOptions,
  type LintAllowance,
  type PipelineDefinition,
  type PipelineOptions,
  pipeline,
} from "./definition/pipeline.ts";
export { type Quarantine, quarantine } from "./definition/quarantine.ts";
export { type ReaderRole, type RoleOptions, role } from "./definition/role.ts";
export { type BucketPlace, type S3Options, s3 } from "./definition/s3.ts";
export { type Tenant, type TenantOptions, tenant } from "./definition/tenant.ts";
export { type Vpc, vpc } from "./definition/vpc.ts";
export { describe } from "./describe/describe.ts";
export { type WorkflowWay, workflowWays } from "./describe/workflow-ways.ts";
export { type ComprehendOptions, comprehend } from "./extractors/comprehend.ts";
export type { AnyExtractor, Extractor } from "./extractors/extractor.ts";
export type { PipelineTypeError } from "./extractors/pipeline-type-error.ts";
export { rekognition } from "./extractors/rekognition.ts";
export type { RekognitionLabelsOptions } from "./extractors/rekognition-labels.ts";
export { textract } from "./extractors/textract.ts";
export type { TextractAnalyzeOptions } from "./extractors/textract-analyze.ts";
export type { TextractTextOptions } from "./extractors/textract-text.ts";
export { type TranscribeOptions, transcribe } from "./extractors/transcribe.ts";
export type {
  DocumentAnalysis,
  DocumentText,
  Entities,
  KeyPhrases,
  Labels,
  Language,
  Sentiment,
  Transcript,
} from "./extractors/yields.ts";
