import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TopHits } from "#lib/search/top-hits.ts";

describe("top hits", () => {
  it("are the first of all, sorted by score and then by the given order", () => {
    const scores = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 40 });
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 10 }), fc.boolean(), (all, limit, backwards) => {
        const compare = (a: number, b: number) => (backwards ? b - a : a - b);
        const top = new TopHits(limit, compare);
        all.forEach((score, item) => {
          top.offer(item, score);
        });
        const expected = all
          .map((score, item) => ({ item, score }))
          .sort((a, b) => b.score - a.score || compare(a.item, b.item))
          .slice(0, limit);
        expect(top.sorted()).toEqual(expected);
        expect(top.threshold).toBe(all.length < limit ? Number.NEGATIVE_INFINITY : expected.at(-1)?.score);
      }),
    );
  });
});
