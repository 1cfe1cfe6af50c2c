import type { Hit } from "#lib/search/search-results.ts";

export type Fused = {
  passageId: string;
  articleId: string;
  score: number;
  ranks: { vector?: number; keyword?: number };
};

/**
 * How the two searches are joined. `weighted`: 0.8 · keyword + 0.2 · vector after min-max scaling, for the built-in
 * vectors, which are the weaker partner. `rank`: reciprocal rank fusion (Cormack, Clarke & Büttcher 2009, k = 60), for
 * embedding models whose scores have a scale of their own.
 */
export type Fusion = "weighted" | "rank";

/** Of .7, .75, .8 and .85 the best on every second question of three public sets; see docs/decisions/008. */
const KEYWORD_WEIGHT = 0.8;
const RANK_CONSTANT = 60;

/**
 * Joins two rankings of the same passages; best first, equal scores by passage id. Scores are 0 to 1.
 * For `weighted`, both rankings should score every candidate that has any score.
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
    const candidates = new Set([...keyword, ...vector].map((hit) => hit.passageId)).size;
    const keywordScale = minMax(keyword, candidates);
    const vectorScale = minMax(vector, candidates);
    add(keyword, "keyword", (hit) => KEYWORD_WEIGHT * keywordScale(hit.score));
    add(vector, "vector", (hit) => (1 - KEYWORD_WEIGHT) * vectorScale(hit.score));
  }
  return [...fused.values()].sort(
    (a, b) => b.score - a.score || (a.passageId < b.passageId ? -1 : a.passageId > b.passageId ? 1 : 0),
  );
}

/**
 * Scales scores to 0..1; where all are equal, all are 1. A candidate that has no score has none of the words, or no
 * direction: it counts as 0, which is then the lowest unless a score is below that.
 */
function minMax(hits: readonly Hit[], candidates: number): (score: number) => number {
  let low = hits.length < candidates ? 0 : Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { score } of hits) {
    low = Math.min(low, score);
    high = Math.max(high, score);
  }
  return high > low ? (score) => (score - low) / (high - low) : () => 1;
}
