import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spreadOverArticles, spreadOverOutlets } from "#lib/retrieval/spread-over-articles.ts";

const items = (articleIds: string) => [...articleIds].map((articleId, rank) => ({ articleId, rank }));
const letters = (chosen: { articleId: string }[]) => chosen.map(({ articleId }) => articleId).join("");

describe("spreadOverArticles", () => {
  it("does not let one long article crowd out the others", () => {
    expect(letters(spreadOverArticles(items("aaaaaaabcd"), 6))).toBe("aaabcd");
  });

  it("gives free places to the best of the rest", () => {
    expect(letters(spreadOverArticles(items("aaaaab"), 6))).toBe("aaaaab");
  });

  it("always fills the limit when there is enough, in the order given", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[abcd]{0,30}$/), fc.integer({ min: 1, max: 15 }), (ids, limit) => {
        const ranked = items(ids);
        const chosen = spreadOverArticles(ranked, limit);
        expect(chosen).toHaveLength(Math.min(limit, ranked.length));
        expect(chosen).toEqual([...chosen].sort((x, y) => x.rank - y.rank));
        const cap = Math.ceil(limit / 2);
        const count = (list: { articleId: string }[], id: string) =>
          list.filter((x) => x.articleId === id).length;
        const distinct = [...new Set(ids)];
        const room = distinct.reduce((sum, id) => sum + Math.min(cap, count(ranked, id)), 0);
        if (room >= limit) for (const id of distinct) expect(count(chosen, id)).toBeLessThanOrEqual(cap);
        const first = ranked[0];
        if (first !== undefined) expect(chosen[0]).toBe(first);
      }),
    );
  });
});

it("gives compared outlets equal parts, and what they leave to the best of the rest", () => {
  const outletOf = (articleId: string) => (articleId === "b" ? "a" : articleId);
  expect(letters(spreadOverOutlets(items("abababcabccc"), 4, outletOf))).toBe("abcc");
  expect(letters(spreadOverOutlets(items("ababc"), 4, outletOf))).toBe("abac");
  expect(letters(spreadOverOutlets([], 4, outletOf))).toBe("");
});
