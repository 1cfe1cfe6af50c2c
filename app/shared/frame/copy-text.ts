import { BRACKETS_NOTE, tellBracketsApart } from "#lib/citations/tell-brackets-apart.ts";
import type { ArticleInfo } from "#lib/schema/article.ts";
import { inQuotationMarks } from "#lib/text/in-quotation-marks.ts";
import { articleDate } from "../articles/partial-date.ts";
import { articleHref } from "../citations/article-href.ts";
import { sentenceNotes } from "../citations/sentence-notes.ts";
import type { AnswerView } from "../conversation/answer-view.ts";

/** Outlet, title, date and whose words they are, as a source list has them. */
export function sourceLine(article: ArticleInfo): string {
  const title = inQuotationMarks(article.title);
  const what = article.wording === "summary" ? `our summary of ${title}` : title;
  return `${article.outletName}, ${what}, ${articleDate(article)}`;
}

/**
 * Question, answer and numbered sources as plain text, with the numbers that the page shows and each warning after
 * its sentence. `origin` is put before the links.
 */
export function copyText(question: string, view: AnswerView, origin: string): string {
  const { text, own } = tellBracketsApart(view.text, view.markers);
  const lines = [question, "", plainText(withNotes({ ...view, text })).trim()];
  if (own) lines.push("", BRACKETS_NOTE);
  if (view.incompleteNote !== undefined) lines.push("", view.incompleteNote);
  if (view.sources.length > 0) lines.push("", "Sources");
  for (const { marker, article } of view.sources) {
    const span = view.citations.find((citation) => citation.marker === marker)?.quoteSpan;
    lines.push(
      `[${marker}] ${sourceLine(article)}. ${origin}${articleHref(article.id, span, article.version)}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

function withNotes(view: AnswerView): string {
  let text = view.text;
  for (const note of sentenceNotes(view).reverse()) {
    text = `${text.slice(0, note.noteAt)} (Check: ${note.words.join("; ")}.)${text.slice(note.noteAt)}`;
  }
  return text;
}

/** Markdown's signs for emphasis, headings and quotations taken off; lists stay lists. */
function plainText(markdown: string): string {
  return markdown
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, "$2")
    .replace(/(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])/g, "$1")
    .replace(/^#{1,6}\s+/gm, "")
    .replace(/\\([\\`*_[\]{}()#+.!-])/g, "$1");
}
