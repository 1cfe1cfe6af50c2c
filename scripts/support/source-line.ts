import type { Source } from "#lib/domain/answer.ts";
import { copyNotice } from "#lib/duplicates/copy-notice.ts";
import { formatPartialDate } from "#lib/text/format-partial-date.ts";

/** A numbered source for the terminal, with who else prints its text. */
export function sourceLine({ marker, article }: Source): string {
  const date = article.publishedAt === undefined ? "" : `, ${formatPartialDate(article.publishedAt)}`;
  const kind = article.wording === "summary" ? "our summary of " : "";
  const copies = copyNotice(article.nearDuplicates);
  const also = copies === undefined ? "" : `\n      ${copies}`;
  return `  [${marker}] ${article.outletName}${date}: ${kind}${article.title}${also}`;
}
