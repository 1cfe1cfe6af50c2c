import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ArticleInfo, NearDuplicate } from "#lib/domain/article.ts";
import { leaveOutCopies } from "#lib/retrieval/leave-out-copies.ts";
import { passageTexts } from "#lib/retrieval/passage-texts.ts";
import { spreadOverArticles } from "#lib/retrieval/spread-over-articles.ts";
import { createMemoryStore } from "#lib/store/memory/memory-store.ts";
import { tokenize } from "#lib/text/tokens.ts";
import { anArticle, publish, readerOf } from "#tests/contracts/passage-store/fixtures.ts";
import { editWords, inventSentences } from "#tests/duplicates/invent-text.ts";

const [first = "", second = "", own = "", other = ""] = [1, 2, 3, 4].map((seed) =>
  inventSentences(4, seed).join(" "),
);

const near = (articleId: string): NearDuplicate => ({
  articleId,
  outletName: articleId,
  title: articleId,
  kind: "near",
  similarity: 0.8,
});

/** Ids of the passages that are left, of all passages of the articles in this order. */
async function left(texts: Record<string, string[]>, links: Record<string, string[]>): Promise<string[]> {
  const stored = Object.entries(texts).map(([id, paragraphs]) => anArticle(id, paragraphs.join("\n\n")));
  const store = createMemoryStore();
  await publish(store, stored);
  const reader = await readerOf(store);
  const infoOf = new Map<string, ArticleInfo>();
  for (const { article } of stored) {
    const linked = links[article.id];
    infoOf.set(article.id, { ...article, ...(linked && { nearDuplicates: linked.map(near) }) });
  }
  const hits = stored.flatMap(({ passages }) =>
    passages.map(({ id, articleId }) => ({ passageId: id, articleId })),
  );
  const kept = await leaveOutCopies(hits, infoOf, passageTexts(reader, tokenize));
  const placeOf = new Map(stored.flatMap(({ passages }) => passages.map(({ id }, i) => [id, i] as const)));
  await store.close();
  return kept.map(({ passageId, articleId }) => `${articleId} ${placeOf.get(passageId)}`);
}

describe("leaveOutCopies", () => {
  it("keeps the best of each copied passage, and what a copy has of its own", async () => {
    const texts = { courier: [first, second], gazette: [own, editWords(second, 0.1, 5), first] };
    expect(await left(texts, { courier: ["gazette"], gazette: ["courier"] })).toEqual([
      "courier 0",
      "courier 1",
      "gazette 0",
    ]);
  });

  it("knows a passage that is cut elsewhere, so that its words stand in two others", async () => {
    const texts = { courier: [first, second], gazette: [`${first.slice(120)} ${second.slice(0, -120)}`] };
    expect(await left(texts, { courier: ["gazette"], gazette: ["courier"] })).toEqual([
      "courier 0",
      "courier 1",
    ]);
  });

  it("leaves the same words alone in articles that are not linked, and in one article", async () => {
    const texts = { courier: [first, first], herald: [first, other] };
    expect(await left(texts, {})).toEqual(["courier 0", "courier 1", "herald 0", "herald 1"]);
    expect(await left(texts, { courier: ["gazette"] })).toHaveLength(4);
  });

  it("sees a link that only one of the two tells of", async () => {
    const texts = { courier: [first], gazette: [first], herald: [other] };
    expect(await left(texts, { courier: ["herald"], gazette: ["courier"] })).toEqual([
      "courier 0",
      "herald 0",
    ]);
  });

  it("is given all that could be shown: three times the places hold the same choice as everything", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(6), { maxLength: 120 }),
        fc.integer({ min: 1, max: 15 }),
        (articles, limit) => {
          const ranked = articles.map((article, rank) => ({ articleId: `${article}`, rank }));
          const pool = spreadOverArticles(ranked, 3 * limit);
          expect(spreadOverArticles(pool, limit)).toEqual(spreadOverArticles(ranked, limit));
        },
      ),
    );
  });
});
