import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fuseScores } from "#lib/retrieval/fuse-scores.ts";
import type { Hit } from "#lib/search/search-results.ts";

const hit = (passageId: string, score: number): Hit => ({ passageId, articleId: `of-${passageId}`, score });

const ranking = fc
  .uniqueArray(
    fc.record({ id: fc.stringMatching(/^[a-z]{1,2}$/), score: fc.double({ min: -5, max: 50, noNaN: true }) }),
    {
      selector: ({ id }) => id,
      maxLength: 20,
    },
  )
  .map((items) => items.map(({ id, score }) => hit(id, score)).sort((a, b) => b.score - a.score));

describe("fuseScores", () => {
  it("weighs keyword scores 0.8 and vector scores 0.2 after min-max scaling", () => {
    const fused = fuseScores([hit("a", 10), hit("b", 0)], [hit("b", 0.9), hit("a", 0.1)], "weighted");
    expect(fused.map(({ passageId, score }) => [passageId, Math.round(score * 100) / 100])).toEqual([
      ["a", 0.8],
      ["b", 0.2],
    ]);
  });

  it("joins ranks, not scores, for embedding models", () => {
    const fused = fuseScores([hit("a", 1000), hit("b", 1)], [hit("b", 0.5), hit("c", 0.4)], "rank");
    expect(fused[0]?.passageId).toBe("b");
    expect(fused[0]?.ranks).toEqual({ keyword: 2, vector: 1 });
  });

  it.each(["weighted", "rank"] as const)(
    "keeps every passage once, best first, within 0 to 1 (%s)",
    (fusion) => {
      fc.assert(
        fc.property(ranking, ranking, (keyword, vector) => {
          const fused = fuseScores(keyword, vector, fusion);
          const ids = new Set([...keyword, ...vector].map(({ passageId }) => passageId));
          expect(fused.map(({ passageId }) => passageId).sort()).toEqual([...ids].sort());
          for (const [index, { score }] of fused.entries()) {
            expect(score).toBeGreaterThanOrEqual(0);
            expect(score).toBeLessThanOrEqual(1 + 1e-9);
            expect(score).toBeLessThanOrEqual(fused[index - 1]?.score ?? Number.POSITIVE_INFINITY);
          }
        }),
      );
    },
  );
});
