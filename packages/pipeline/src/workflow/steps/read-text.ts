import { extractCall } from "../extract-call.ts";
import { extractRetry, lambdaRetry } from "../retries.ts";
import type { ExtractorSteps, Step } from "./step.ts";

type Insight = "comprehend.entities" | "comprehend.keyPhrases" | "comprehend.sentiment" | "comprehend.language";

const calls = {
  "comprehend.entities": { state: "FindEntities", operation: "detectEntities" },
  "comprehend.keyPhrases": { state: "FindKeyPhrases", operation: "detectKeyPhrases" },
  "comprehend.sentiment": { state: "FindSentiment", operation: "detectSentiment" },
  "comprehend.language": { state: "FindLanguage", operation: "detectDominantLanguage" },
} as const satisfies Readonly<Record<Insight, { readonly state: string; readonly operation: string }>>;

/** Steps that read a text or a transcript, however long, through `extract`, which cuts it to what Comprehend takes. */
export const readText: Pick<ExtractorSteps, Insight> = {
  "comprehend.entities": step("comprehend.entities"),
  "comprehend.keyPhrases": step("comprehend.keyPhrases"),
  "comprehend.sentiment": step("comprehend.sentiment"),
  "comprehend.language": step("comprehend.language"),
};

function step<Name extends Insight>(name: Name): Step<Name> {
  const { state, operation } = calls[name];
  return (flow, { options, place, link }) => {
    const own = place.reads === "transcript" ? `${state}InTranscript` : state;
    const language = "language" in options ? options.language : undefined;
    return flow
      .task(
        place.names.take(own),
        (scope) =>
          extractCall({
            documentId: scope.vars.document.documentId,
            service: "comprehend",
            operation,
            source: link.source(scope),
            arguments: language ? { LanguageCode: language } : {},
          }),
        { retry: [lambdaRetry, extractRetry], output: ({ input, result }) => link.emit(input, result.Payload) },
      )
      .forgetNames();
  };
}
