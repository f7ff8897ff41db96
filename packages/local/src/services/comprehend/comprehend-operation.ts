import { type AiAnswer, type AiAnswers, outputOf } from "../ai/ai-answers.ts";
import { list, optional, string } from "../input-shape.ts";
import { type Operation, operation } from "../operation.ts";
import { ServiceError } from "../service-error.ts";

type Engine = (text: string, languageCode: string) => Promise<AiAnswer<object>>;

const needsLanguage = (name: string): boolean => !name.endsWith("DominantLanguage");

/** A language is required of every question but the one for it. */
function languageFor(name: string, code: string | undefined): string {
  if (code === undefined && needsLanguage(name))
    throw new ServiceError("InvalidRequestException", "LanguageCode is missing");
  return code ?? "";
}

/** One question about one text. */
export function textOperation(name: string, engine: Engine): Operation<AiAnswers> {
  return operation({
    name,
    input: { Text: string({ min: 1 }), LanguageCode: optional(string()) },
    access: (_input, _context, _answers: AiAnswers) => [{ action: `comprehend:${name}`, resource: "*" }],
    handle: async (answers, { Text, LanguageCode }) => {
      const language = languageFor(name, LanguageCode);
      return outputOf(
        await answers.answer({ service: "comprehend", operation: name, subject: Text }, () => engine(Text, language)),
      );
    },
  });
}

/** The same question about up to 25 texts; a text that fails does not stop the others. */
export function batchOperation(name: string, engine: Engine): Operation<AiAnswers> {
  return operation({
    name,
    input: { TextList: list(string(), { min: 1, max: 25 }), LanguageCode: optional(string()) },
    access: (_input, _context, _answers: AiAnswers) => [{ action: `comprehend:${name}`, resource: "*" }],
    handle: async (answers, { TextList, LanguageCode }) => {
      const language = languageFor(name, LanguageCode);
      const ResultList: object[] = [];
      const ErrorList: object[] = [];
      for (const [Index, text] of TextList.entries()) {
        try {
          const question = { service: "comprehend", operation: name.replace("Batch", ""), subject: text };
          ResultList.push({ Index, ...(await answers.answer(question, () => engine(text, language))).output });
        } catch (error) {
          if (!(error instanceof ServiceError)) throw error;
          ErrorList.push({ Index, ErrorCode: error.code, ErrorMessage: error.message });
        }
      }
      return { ResultList, ErrorList };
    },
  });
}
