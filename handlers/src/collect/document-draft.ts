import { documentText, pageTexts } from "../answers/textract-text.ts";
import type { Identified } from "../contract/identified.ts";
import type { Draft } from "./draft.ts";
import type { Gathered } from "./gathered.ts";
import { insightsOf } from "./insights.ts";
import { formsOf } from "./textract-forms.ts";

/** The record of a document: the text of its pages once, forms, tables and answers of every Textract extractor. */
export function documentDraft({ textract, comprehend }: Gathered, { expected }: Identified): Draft<"documents"> {
  const [first] = textract;
  const pages = pageTexts(first?.blocks ?? []);
  const text = documentText(pages);
  const forms = textract.map(({ blocks }) => formsOf(blocks));
  const { insights, shortcomings } = insightsOf(comprehend, text);
  const found = pages.length;
  const wanted = Math.max(expected.pages ?? 0, ...textract.map((answer) => answer.pages));
  const missing = found < wanted ? [`PagesMissing: ${found} of ${wanted} pages came back`] : [];
  return {
    content: {
      ...(expected.pages === undefined ? {} : { pages_expected: expected.pages }),
      pages_found: found,
      text,
      pages,
      key_values: forms.flatMap((form) => form.key_values),
      tables: forms.flatMap((form) => form.tables),
      answers: forms.flatMap((form) => form.answers),
      ...insights,
    },
    shortcomings: [...missing, ...textract.flatMap((answer) => answer.shortcomings), ...shortcomings],
    facts: { pages: found, ...(insights.language ? { language: insights.language } : {}) },
  };
}
