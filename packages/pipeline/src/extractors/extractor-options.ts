/** Checked options of each extractor, defaults filled in. Adding an extractor adds a line. */
export interface ExtractorOptions {
  "textract.analyze": {
    readonly features: readonly ("FORMS" | "TABLES" | "LAYOUT" | "SIGNATURES")[];
    readonly queries: Readonly<Record<string, string>>;
    readonly timeoutSeconds: number;
  };
  "textract.text": { readonly timeoutSeconds: number };
  transcribe: {
    readonly speakers?: number | undefined;
    readonly language?: string | undefined;
    readonly timeoutSeconds: number;
  };
  "comprehend.entities": ComprehendLanguage;
  "comprehend.keyPhrases": ComprehendLanguage;
  "comprehend.sentiment": ComprehendLanguage;
  "comprehend.language": Record<never, never>;
  "rekognition.labels": { readonly minConfidence: number; readonly maxLabels: number };
}

interface ComprehendLanguage {
  readonly language?: string | undefined;
}

export type ExtractorName = keyof ExtractorOptions;
