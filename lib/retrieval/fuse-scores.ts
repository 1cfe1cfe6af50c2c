import type { Hit } from "#lib/store/passage-store.ts";

export type Fused = {
  passageId: string;
  articleId: string;
  score: number;
  ranks: { vector?: number; keyword?: number };
};

/**
 * How the two searches are joined. `weighted`: 0.7 · keyword + 0.3 · vector after min-max scaling, for the built-in
 * vectors, which are the weaker partner. `rank`: reciprocal rank fusion (Cormack, Clarke & Büttcher 2009, k = 60), for
 * embedding models whose scores have a scale of their own.
 */
export type Fusion = "weighted" | "rank";

const KEYWORD_WEIGHT = 0.7;
const RANK_CONSTANT = 60;

/**
 * Joins two rankings of the same passages; best first, equal scores by passage id. Scores are 0 to 1.
 * For `weighted`, both rankings should score every candidate: one that is missing counts as the lowest score.
 */
export function fuseScores(keyword: readonly Hit[], vector: readonly Hit[], fusion: Fusion): Fused[] {
  const fused = new Map<string, Fused>();
  const add = (
    hits: readonly Hit[],
    kind: "keyword" | "vector",
    gain: (hit: Hit, rank: number) => number,
  ) => {
    hits.forEach((hit, index) => {
      const entry = fused.get(hit.passageId) ?? {
        passageId: hit.passageId,
        articleId: hit.articleId,
        score: 0,
        ranks: {},
      };
      entry.score += gain(hit, index + 1);
      entry.ranks[kind] = index + 1;
      fused.set(hit.passageId, entry);
    });
  };
  if (fusion === "rank") {
    const gain = (_: Hit, rank: number) => (RANK_CONSTANT + 1) / (RANK_CONSTANT + rank) / 2;
    add(keyword, "keyword", gain);
    add(vector, "vector", gain);
  } else {
    const keywordScale = minMax(keyword);
    const vectorScale = minMax(vector);
    add(keyword, "keyword", (hit) => KEYWORD_WEIGHT * keywordScale(hit.score));
    add(vector, "vector", (hit) => (1 - KEYWORD_WEIGHT) * vectorScale(hit.score));
  }
  return [...fused.values()].sort(
    (a, b) => b.score - a.score || (a.passageId < b.passageId ? -1 : a.passageId > b.passageId ? 1 : 0),
  );
}

/** Scales scores to 0..1; where all are equal, all are 1. */
function minMax(hits: readonly Hit[]): (score: number) => number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { score } of hits) {
    low = Math.min(low, score);
    high = Math.max(high, score);
  }
  return high > low ? (score) => (score - low) / (high - low) : () => 1;
}
