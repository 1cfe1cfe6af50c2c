import { beforeEach, describe, expect, it } from "vitest";
import { linkCopies } from "#lib/pipeline/link-copies.ts";
import type { Article } from "#lib/schema/article.ts";
import type { PassageWriter } from "#lib/store/passage-store.ts";
import { createMemoryStore } from "#tests/contracts/memory-store/memory-store.ts";
import { anArticle } from "#tests/contracts/passage-store/fixtures.ts";
import { editWords, inventSentences } from "#tests/duplicates/invent-text.ts";

const report = inventSentences(30, 1).join(" ");
const edited = editWords(report, 0.08, 2);
const unrelated = (seed: number) => inventSentences(30, 100 + seed).join(" ");

let writer: PassageWriter;

beforeEach(async () => {
  writer = await createMemoryStore().writer();
});

/** An article of an outlet of its own, put and not yet linked. */
async function put(id: string, text: string, more: Partial<Article> = {}): Promise<void> {
  const { article, passages } = anArticle(id, text, { outletId: id, outletName: `The ${id}`, ...more });
  await writer.put(article, passages);
}

/** `id: kind other, … ← origin` of each article that has copies. */
async function links(): Promise<string[]> {
  const told: string[] = [];
  for await (const { article } of writer.contents()) {
    if (article.nearDuplicates === undefined) continue;
    const others = article.nearDuplicates.map(({ articleId, kind }) => `${kind} ${articleId}`).join(", ");
    told.push(`${article.id}: ${others} ← ${article.originId ?? "none"}`);
  }
  return told;
}

describe("linkCopies", () => {
  it("links what prints the same report, whatever its wording, to the one that was published first", async () => {
    await put("courier", report, { publishedAt: "2021-05-03" });
    await put("gazette", edited, { publishedAt: "2021-05-02" });
    await put("herald", unrelated(1));
    expect(await linkCopies(writer)).toEqual({ dropped: [], notes: [] });
    expect(await links()).toEqual(["courier: near gazette ← gazette", "gazette: near courier ← gazette"]);
    const [article] = await writer.copies.articles(["courier"]);
    expect(article?.nearDuplicates).toMatchObject([
      { outletName: "The gazette", title: "Notes from gazette" },
    ]);
    expect(article?.nearDuplicates?.[0]?.similarity).toBeGreaterThan(0.5);
  });

  it("links an article to the whole report that it quotes, without calling them one", async () => {
    await put("agency", report);
    await put("weekly", `${unrelated(1)} ${report} ${unrelated(2)} ${unrelated(3)}`);
    await linkCopies(writer);
    expect(await links()).toEqual(["agency: within weekly ← none", "weekly: contains agency ← none"]);
  });

  it("links a new article to those of earlier runs, and writes nothing else anew", async () => {
    await put("courier", report, { publishedAt: "2021-05-03" });
    await put("herald", unrelated(1));
    await linkCopies(writer);
    await put("gazette", edited, { publishedAt: "2021-05-02" });
    await put("mirror", report, { publishedAt: "2021-05-04" });
    await linkCopies(writer);
    expect(await links()).toEqual([
      "courier: same-text mirror, near gazette ← gazette",
      "gazette: near courier, near mirror ← gazette",
      "mirror: same-text courier, near gazette ← gazette",
    ]);
    const written: string[] = [];
    const { copies } = writer;
    const watched = {
      ...copies,
      putCopies: async (id: string, ...rest: [Parameters<typeof copies.putCopies>[1]]) => {
        written.push(id);
        await copies.putCopies(id, ...rest);
      },
    };
    await put("herald-2", unrelated(1));
    await linkCopies({ ...writer, copies: watched });
    expect(written.sort()).toEqual(["herald", "herald-2"]);
  });

  it("says no more of an article that is gone, and lets the next stand for the rest", async () => {
    await put("courier", report, { publishedAt: "2021-05-03" });
    await put("gazette", edited, { publishedAt: "2021-05-02" });
    await put("mirror", report, { publishedAt: "2021-05-04" });
    await linkCopies(writer);
    await writer.remove(["gazette"]);
    await linkCopies(writer);
    expect(await links()).toEqual([
      "courier: same-text mirror ← courier",
      "mirror: same-text courier ← courier",
    ]);
    await writer.remove(["mirror"]);
    await linkCopies(writer);
    expect(await links()).toEqual([]);
  });

  it("follows an article that is replaced by another text, or has another date or outlet", async () => {
    await put("courier", report, { publishedAt: "2021-05-03" });
    await put("gazette", report, { publishedAt: "2021-05-02" });
    await linkCopies(writer);
    await put("gazette", report, { publishedAt: "2021-05-09", outletName: "Evening Gazette" });
    await linkCopies(writer);
    expect(await links()).toEqual([
      "courier: same-text gazette ← courier",
      "gazette: same-text courier ← courier",
    ]);
    expect((await writer.copies.articles(["courier"]))[0]?.nearDuplicates?.[0]?.outletName).toBe(
      "Evening Gazette",
    );
    await put("gazette", unrelated(1));
    await linkCopies(writer);
    expect(await links()).toEqual([]);
  });

  it("joins two groups by an article between them", async () => {
    const sentences = inventSentences(36, 3);
    await put("a", sentences.slice(0, 20).join(" "));
    await put("z", sentences.slice(12, 36).join(" "));
    await linkCopies(writer);
    expect(await links()).toEqual([]);
    await put("m", sentences.slice(0, 36).join(" "));
    await linkCopies(writer);
    expect((await links()).map((line) => line.slice(-3))).toEqual(["← a", "← a", "← a"]);
  });

  it("keeps once what one outlet has twice, whichever came first, and links the one kept", async () => {
    const same = { outletId: "gazette", outletName: "Gazette" };
    const titled = { ...same, title: "Ferries late" };
    await put("two", report, { ...titled, path: "2.md" });
    await put("three", report, { ...titled, path: "3.md" });
    await put("courier", edited);
    const droppedBy = async () => (await linkCopies(writer)).dropped;
    expect(await droppedBy()).toEqual([{ articleId: "three", path: "3.md", keptPath: "2.md" }]);
    await put("one", report, { ...titled, title: "“Ferries late”", path: "1.md" });
    expect(await droppedBy()).toEqual([{ articleId: "two", path: "2.md", keptPath: "1.md" }]);
    expect(await links()).toEqual(["courier: near one ← courier", "one: near courier ← courier"]);
  });

  it("gives one origin to more copies than an article tells of, whenever the first of them came", async () => {
    for (let i = 0; i < 45; i++) await put(`paper-${i}`, report, { publishedAt: "2021-05-03" });
    await linkCopies(writer);
    await put("agency", report, { publishedAt: "2021-05-01" });
    await linkCopies(writer);
    const told = await links();
    expect(told).toHaveLength(46);
    expect(told.filter((line) => !line.endsWith("← agency"))).toEqual([]);
    const infos = await writer.copies.articles(["paper-0", "paper-44"]);
    for (const { nearDuplicates = [] } of infos) expect(nearDuplicates.length).toBeLessThanOrEqual(32);
  });

  describe("of one text under different titles", () => {
    const NOTICE = "Your browser was not let in. Turn scripts on and try again.";
    const LONG_NOTICE = `${NOTICE} ${"This site checks each visit before it shows a page. ".repeat(9)}`;
    const outlet = { outletId: "gazette", outletName: "Gazette" };

    it.each([
      ["short", NOTICE, outlet],
      ["long", LONG_NOTICE, outlet],
      ["of unknown outlets", LONG_NOTICE, { outletId: "unknown", outletName: "Unknown outlet" }],
      ["of several outlets", LONG_NOTICE, {}],
    ])("keeps all and says that they look like failed pages: %s", async (_, text, more) => {
      await put("a", text, { ...more, path: "a.md", title: "Mayor of Tolmin resigns" });
      await put("b", text, { ...more, path: "b.md", title: "Bank reports record profit" });
      await put("c", unrelated(1), { path: "c.md" });
      const notes = (...paths: [string, string][]) =>
        paths.map(([path, others]) => ({
          path,
          others: others.match(/\w\.md/g),
          reason: `has the same text as ${others}: they look like pages that failed to load, with a notice in the article's place`,
        }));
      expect(await linkCopies(writer)).toEqual({
        dropped: [],
        notes: notes(["a.md", "b.md under another title"], ["b.md", "a.md under another title"]),
      });
      await put("d", text, { ...more, path: "d.md", title: "Cup final moved to Sunday" });
      expect((await linkCopies(writer)).notes).toEqual(
        notes(
          ["a.md", "b.md and d.md under other titles"],
          ["b.md", "a.md and d.md under other titles"],
          ["d.md", "a.md and b.md under other titles"],
        ),
      );
    });

    it("does not call a report a failure that has two headlines", async () => {
      const told = `The mayor of Tolmin resigned on Monday after the vote on the tram. ${report}`;
      await put("a", told, { ...outlet, path: "a.md", title: "Mayor of Tolmin resigns" });
      await put("b", told, { ...outlet, path: "b.md", title: "Tolmin mayor leaves after tram vote" });
      expect(await linkCopies(writer)).toEqual({
        dropped: [],
        notes: [
          {
            path: "a.md",
            reason: "has the same text as b.md under another title: all are kept",
            others: ["b.md"],
          },
          {
            path: "b.md",
            reason: "has the same text as a.md under another title: all are kept",
            others: ["a.md"],
          },
        ],
      });
    });

    it("says nothing of a report that two outlets print under headlines of their own", async () => {
      const told = `The mayor of Tolmin resigned on Monday after the vote on the tram. ${report}`;
      await put("a", told, { title: "Mayor of Tolmin resigns" });
      await put("b", told, { title: "Tolmin mayor leaves after tram vote" });
      expect(await linkCopies(writer)).toEqual({ dropped: [], notes: [] });
    });
  });

  it("stops when it is told to", async () => {
    await put("courier", report);
    await expect(linkCopies(writer, AbortSignal.abort())).rejects.toThrow(/abort/i);
  });
});
