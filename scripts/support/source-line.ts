import { copyNotice } from "#lib/duplicates/copy-notice.ts";
import type { Source } from "#lib/schema/answer.ts";
import { formatPartialDate } from "#lib/text/format-partial-date.ts";
import { pageOf } from "#lib/text/page-of.ts";

/** A numbered source for the terminal, with the page where its passage starts and who else prints its text. */
export function sourceLine({ marker, article, passage }: Source): string {
  const date = article.publishedAt === undefined ? "" : `, ${formatPartialDate(article.publishedAt)}`;
  const kind = article.wording === "summary" ? "our summary of " : "";
  const copies = copyNotice(article.nearDuplicates);
  const also = copies === undefined ? "" : `\n      ${copies}`;
  const number = pageOf(article, passage.start);
  const page = number === undefined ? "" : `, page ${number}`;
  return `  [${marker}] ${article.outletName}${date}: ${kind}${article.title}${page}${also}`;
}
