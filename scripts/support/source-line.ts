import type { Source } from "#lib/domain/answer.ts";
import { formatPartialDate } from "#lib/text/format-partial-date.ts";

/** A numbered source for the terminal. */
export function sourceLine({ marker, article }: Source): string {
  const date = article.publishedAt === undefined ? "" : `, ${formatPartialDate(article.publishedAt)}`;
  const kind = article.wording === "summary" ? "our summary of " : "";
  return `  [${marker}] ${article.outletName}${date}: ${kind}${article.title}`;
}
