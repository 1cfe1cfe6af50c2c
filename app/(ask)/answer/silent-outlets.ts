import { formatCount } from "#app/shared/frame/format-count.ts";
import type { OutletGroup } from "#app/shared/question/outlet-groups.ts";

const MOST_NAMED = 8;

/**
 * The outlets in which nothing was found, in words: `Vox, The Courier (2 of 3 articles)`. Empty when there is none.
 * Articles that have since left the corpus are passed over.
 */
export function silentOutletWords(
  groups: readonly OutletGroup[],
  silentArticleIds: readonly string[],
): string {
  const silent = new Set(silentArticleIds);
  const words: string[] = [];
  for (const { outlet, articles } of groups) {
    const count = articles.filter((article) => silent.has(article.id)).length;
    if (count === 0) continue;
    words.push(
      count === articles.length ? outlet.name : `${outlet.name} (${count} of ${articles.length} articles)`,
    );
  }
  if (words.length <= MOST_NAMED) return words.join(", ");
  const more = formatCount(words.length - MOST_NAMED, "more outlet");
  return `${words.slice(0, MOST_NAMED).join(", ")} and ${more}`;
}
