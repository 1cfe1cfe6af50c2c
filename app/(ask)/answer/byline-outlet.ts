import type { AnswerView } from "#app/shared/conversation/answer-view.ts";
import type { ArticleInfo } from "#lib/schema/article.ts";

type Outlet = Pick<ArticleInfo, "outletId" | "outletName">;

/**
 * The outlet that the sentences after a label are cited to; `labelEnd` is where the label ends in the text. Before the
 * first of them has been checked, the retrieved outlet that the label names, if any.
 */
export function bylineOutlet(
  view: Pick<AnswerView, "text" | "citations" | "sources" | "alsoRetrieved">,
  labelEnd: number,
): Outlet | undefined {
  const next = view.citations.find((citation) => citation.answerSpan[0] >= labelEnd);
  if (next !== undefined) {
    return view.sources.find((source) => source.marker === next.marker)?.article;
  }
  const line = view.text.slice(view.text.lastIndexOf("\n", labelEnd - 1) + 1, labelEnd);
  const named = [...view.sources, ...view.alsoRetrieved]
    .map((found) => found.article)
    .filter((article) => line.includes(article.outletName))
    .sort((a, b) => b.outletName.length - a.outletName.length);
  return named[0];
}
