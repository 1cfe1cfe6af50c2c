import { formatCount } from "../frame/format-count.ts";
import type { OutletGroup } from "./outlet-groups.ts";
import { yearCounts } from "./year-counts.ts";

/** What the corpus is, in one line: `5 articles from 5 outlets, 2014 to 2021`. */
export function corpusLine(groups: readonly OutletGroup[]): string {
  const articles = groups.flatMap((group) => group.articles);
  const what = `${formatCount(articles.length, "article")} from ${formatCount(groups.length, "outlet")}`;
  const { bars } = yearCounts(articles);
  const first = bars.at(0)?.firstYear;
  const last = bars.at(-1)?.lastYear;
  if (first === undefined || last === undefined) return what;
  return first === last ? `${what}, ${first}` : `${what}, ${first} to ${last}`;
}
