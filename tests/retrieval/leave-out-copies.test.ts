import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leaveOutCopies } from "#lib/retrieval/leave-out-copies.ts";
import { spreadOverArticles } from "#lib/retrieval/spread-over-articles.ts";
import type { ArticleInfo, NearDuplicate } from "#lib/schema/article.ts";
import { createMemoryStore } from "#tests/contracts/memory-store/memory-store.ts";
import { anArticle, publish, readerOf } from "#tests/contracts/passage-store/fixtures.ts";
import { editWords, inventSentences } from "#tests/duplicates/invent-text.ts";

const [first = "", second = "", own = "", other = ""] = [1, 2, 3, 4].map((seed) =>
  inventSentences(4, seed).join(" "),
);

const DISMISSED = "About 340 pilots of the harbour lose their jobs in May, their union said on Monday.";
const JOBS: Asked = { originId: "wire", terms: ["pilot", "lose", "job"] };
const LINKED = { courier: ["wire"], wire: ["courier"] };

const near = (articleId: string): NearDuplicate => ({
  articleId,
  outletName: articleId,
  title: articleId,
  kind: "near",
  similarity: 0.8,
});

type Asked = { originId: string; terms: string[] };

/** Ids of the passages that are left, of all passages of the articles in this order. */
async function left(
  texts: Record<string, string[]>,
  links: Record<string, string[]>,
  asked?: Asked,
): Promise<string[]> {
  return (await keptOf(texts, links, asked)).map(({ name }) => name);
}

/** Scores fall by one from hit to hit, from 100. */
async function keptOf(
  texts: Record<string, string[]>,
  links: Record<string, string[]>,
  asked?: Asked,
): Promise<{ name: string; score: number }[]> {
  const stored = Object.entries(texts).map(([id, paragraphs]) => anArticle(id, paragraphs.join("\n\n")));
  const store = createMemoryStore();
  await publish(store, stored);
  const reader = await readerOf(store);
  const infoOf = new Map<string, ArticleInfo>();
  for (const { article } of stored) {
    const linked = links[article.id];
    const origin = asked !== undefined && linked !== undefined && { originId: asked.originId };
    infoOf.set(article.id, { ...article, ...(linked && { nearDuplicates: linked.map(near) }), ...origin });
  }
  const hits = stored
    .flatMap(({ passages }) => passages.map(({ id, articleId }) => ({ passageId: id, articleId })))
    .map((hit, rank) => ({ ...hit, score: 100 - rank }));
  const read = async (ids: readonly string[]) =>
    new Map((await reader.passages(ids)).map((passage) => [passage.id, passage]));
  const kept = await leaveOutCopies(hits, infoOf, read, asked?.terms ?? []);
  const placeOf = new Map(stored.flatMap(({ passages }) => passages.map(({ id }, i) => [id, i] as const)));
  await store.close();
  return kept.map(({ passageId, articleId, score }) => ({
    name: `${articleId} ${placeOf.get(passageId)}`,
    score,
  }));
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

  it("puts the origin in the place of a copy that scores better, with its score", async () => {
    const texts = { herald: [other], courier: [`${first} ${DISMISSED}`], wire: [`${DISMISSED} ${first}`] };
    expect(await keptOf(texts, LINKED, JOBS)).toEqual([
      { name: "herald 0", score: 100 },
      { name: "wire 0", score: 99 },
    ]);
  });

  it("keeps the copy whose sentence the origin lacks, and the one that gives another figure", async () => {
    const changed = DISMISSED.replace("340", "360");
    expect(await left({ courier: [`${first} ${DISMISSED}`], wire: [first] }, LINKED, JOBS)).toEqual([
      "courier 0",
    ]);
    expect(
      await left({ courier: [`${first} ${changed}`], wire: [`${first} ${DISMISSED}`] }, LINKED, JOBS),
    ).toEqual(["courier 0"]);
  });

  it("prefers no origin where the links name none, and keeps what a copy has of its own beside it", async () => {
    const texts = { courier: [`${first} ${DISMISSED}`], wire: [`${DISMISSED} ${first}`] };
    expect(await left(texts, LINKED)).toEqual(["courier 0"]);
    const longer = { courier: [`${own} ${second} ${DISMISSED}`], wire: [`${DISMISSED} ${first}`] };
    expect(await left(longer, LINKED, JOBS)).toEqual(["wire 0", "courier 0"]);
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
