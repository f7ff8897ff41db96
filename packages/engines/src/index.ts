export type { Answer } from "./answer.ts";
export {
  detectDominantLanguage,
  detectEntities,
  detectKeyPhrases,
  detectPiiEntities,
  detectSentiment,
} from "./comprehend/comprehend.ts";
export type { DominantLanguage } from "./comprehend/dominant-language.ts";
export type { Entity, EntityType } from "./comprehend/entities.ts";
export type { KeyPhrase } from "./comprehend/key-phrases.ts";
export type { PiiEntity } from "./comprehend/pii-entities.ts";
export type { Sentiment } from "./comprehend/sentiment.ts";
export { EngineError, isEngineError } from "./engine-error.ts";
export { closeEngines } from "./lanes/lane.ts";
export { type DetectFacesOptions, detectFaces, type FaceDetail } from "./rekognition/detect-faces.ts";
export { type DetectLabelsOptions, detectLabels, type Label } from "./rekognition/detect-labels.ts";
export { detectText, type TextDetection } from "./rekognition/detect-text.ts";
export type { BoundingBox } from "./rekognition/picture.ts";
export { type AnalyzeDocumentOptions, analyzeDocument, type DocumentAnalysis } from "./textract/analyze-document.ts";
export type { Block, BlockType, Geometry, Relationship } from "./textract/block.ts";
export { type DocumentText, detectDocumentText } from "./textract/detect-document-text.ts";
export { documentChunks } from "./textract/document-chunks.ts";
export type { FeatureType } from "./textract/features.ts";
export type { Query } from "./textract/queries.ts";
export { type TranscribeOptions, type Transcription, transcribe } from "./transcribe/transcribe.ts";
