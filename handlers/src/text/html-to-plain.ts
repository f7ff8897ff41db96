import { convert } from "html-to-text";

const heading = { options: { uppercase: false } };

/** The words of a web page, without markup, links' addresses and pictures. */
export function htmlToPlain(html: string): string {
  return convert(html, {
    wordwrap: false,
    limits: { maxInputLength: 5 * 1024 * 1024 },
    selectors: [
      ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, ...heading })),
      { selector: "a", options: { ignoreHref: true } },
      { selector: "img", format: "skip" },
      { selector: "table", format: "dataTable", options: { uppercaseHeaderCells: false } },
    ],
  });
}

/** The page's own title. */
export function htmlTitle(html: string): string | undefined {
  const title = /<title[^>]*>([^<]{1,1000})<\/title>/i.exec(html)?.[1];
  return title ? htmlToPlain(title).trim() : undefined;
}
