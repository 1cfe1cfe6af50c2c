import { CounterpointError } from "#lib/errors.ts";
import type { ArticleInfo } from "#lib/schema/article.ts";
import type { Filter } from "#lib/schema/retrieval.ts";

type Filtered = Pick<ArticleInfo, "id" | "outletId" | "publishedAt">;

/** The filter as a test of one article. Throws `bad-input` for a date that is none. */
export function articleFilter(filter: Filter): (article: Filtered) => boolean {
  const articleIds = filter.articleIds && new Set(filter.articleIds);
  const outletIds = filter.outletIds && new Set(filter.outletIds);
  const from = filter.from === undefined ? undefined : firstDay(filter.from, "from");
  const before = filter.before === undefined ? undefined : firstDay(filter.before, "before");
  return ({ id, outletId, publishedAt }) => {
    if (articleIds !== undefined && !articleIds.has(id)) return false;
    if (outletIds !== undefined && !outletIds.has(outletId)) return false;
    if (from === undefined && before === undefined) return true;
    if (publishedAt === undefined) return false;
    const day = padDate(publishedAt);
    return (from === undefined || day >= from) && (before === undefined || day < before);
  };
}

/** True when the filter lets everything through. */
export function isOpenFilter(filter: Filter | undefined): boolean {
  return filter === undefined || Object.values(filter).every((part) => part === undefined);
}

function firstDay(date: string, part: "from" | "before"): string {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(date)) {
    throw new CounterpointError("bad-input", `The filter's date "${part}" is no date: ${date}.`, {
      hint: "Write 2015, 2015-02 or 2015-02-10.",
    });
  }
  return padDate(date);
}

/** A partial ISO date as its first day; of a date with a time the date. */
function padDate(date: string): string {
  return `${date}-01-01`.slice(0, 10);
}
