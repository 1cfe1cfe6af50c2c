/** Document id → graded relevance, > 0 for relevant ones. */
export type Judgements = ReadonlyMap<string, number>;

/**
 * Normalised discounted cumulative gain of the first k, 0 to 1, as trec_eval computes it: gain = grade, discount
 * 1 / log2(rank + 1), ideal over all judged documents (Järvelin and Kekäläinen 2002).
 */
export function ndcgAt(k: number, ranked: readonly string[], judged: Judgements): number {
  const ideal = [...judged.values()].sort((a, b) => b - a);
  const best = discounted(ideal.slice(0, k));
  return best === 0 ? 0 : discounted(ranked.slice(0, k).map((id) => judged.get(id) ?? 0)) / best;
}

/** Share of the relevant documents among the first k, 0 to 1. */
export function recallAt(k: number, ranked: readonly string[], judged: Judgements): number {
  const relevant = relevantOf(judged);
  return relevant.size === 0 ? 0 : ranked.slice(0, k).filter((id) => relevant.has(id)).length / relevant.size;
}

/** 1 when any of the first k is relevant, otherwise 0. */
export function hitAt(k: number, ranked: readonly string[], judged: Judgements): number {
  const relevant = relevantOf(judged);
  return ranked.slice(0, k).some((id) => relevant.has(id)) ? 1 : 0;
}

/** 1 / rank of the first relevant document among the first k; 0 when there is none. */
export function reciprocalRankAt(k: number, ranked: readonly string[], judged: Judgements): number {
  const relevant = relevantOf(judged);
  const at = ranked.slice(0, k).findIndex((id) => relevant.has(id));
  return at === -1 ? 0 : 1 / (at + 1);
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}

function relevantOf(judged: Judgements): Set<string> {
  return new Set([...judged].filter(([, grade]) => grade > 0).map(([id]) => id));
}
