/**
 * Takes the best `limit` items so that no article fills more than half of the places while others have something
 * to say; places that would stay empty go to the best of the rest. Input best first; output best first.
 */
export function spreadOverArticles<T extends { articleId: string }>(
  ranked: readonly T[],
  limit: number,
): T[] {
  const cap = Math.max(1, Math.ceil(limit / 2));
  const taken = new Map<string, number>();
  const chosen = new Set<T>();
  for (const item of ranked) {
    if (chosen.size === limit) break;
    const count = taken.get(item.articleId) ?? 0;
    if (count >= cap) continue;
    taken.set(item.articleId, count + 1);
    chosen.add(item);
  }
  for (const item of ranked) {
    if (chosen.size >= limit) break;
    chosen.add(item);
  }
  return ranked.filter((item) => chosen.has(item));
}
