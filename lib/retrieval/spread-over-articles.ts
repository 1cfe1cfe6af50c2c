/**
 * Takes the best `limit` items so that no article fills more than half of the places while others have something
 * to say; places that would stay empty go to the best of the rest. Input best first; output best first.
 */
export function spreadOverArticles<T extends { articleId: string }>(
  ranked: readonly T[],
  limit: number,
): T[] {
  return spread(ranked, limit, Math.max(1, Math.ceil(limit / 2)), ({ articleId }) => articleId);
}

/**
 * The same where outlets are compared: each gets an equal part of the places while others have something.
 * `outletOf`: an article's outlet.
 */
export function spreadOverOutlets<T extends { articleId: string }>(
  ranked: readonly T[],
  limit: number,
  outletOf: (articleId: string) => string,
): T[] {
  const outlets = new Set(ranked.map(({ articleId }) => outletOf(articleId))).size;
  return spread(ranked, limit, Math.ceil(limit / Math.max(1, outlets)), ({ articleId }) =>
    outletOf(articleId),
  );
}

function spread<T>(ranked: readonly T[], limit: number, cap: number, groupOf: (item: T) => string): T[] {
  const taken = new Map<string, number>();
  const chosen = new Set<T>();
  for (const item of ranked) {
    if (chosen.size === limit) break;
    const group = groupOf(item);
    const count = taken.get(group) ?? 0;
    if (count >= cap) continue;
    taken.set(group, count + 1);
    chosen.add(item);
  }
  for (const item of ranked) {
    if (chosen.size >= limit) break;
    chosen.add(item);
  }
  return ranked.filter((item) => chosen.has(item));
}
