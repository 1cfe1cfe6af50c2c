import { describe, expect, it } from "vitest";
import { contentPlaces } from "#lib/text/content-places.ts";
import { countWords } from "./count-words.ts";
import {
  anArticle,
  embedMissing,
  idsOf,
  MADE,
  publish,
  putAll,
  readerOf,
  type StoreMaker,
  vectorOf,
} from "./fixtures.ts";
import { sharedReader, storePerTest } from "./lifetimes.ts";

const odd = anArticle(
  "odd",
  "Caf\u00e9 ‘quoted’ “twice” \u{1F600}\u0000\uFEFF tail\r\n\n e\u0301 combining  ",
  {
    title: "Odd \u{1F30A}\u0000 title",
    url: "https://example.org/odd?a=1&b=2",
    authors: ["Ana Ruiz", ""],
    publishedAt: "2015-02",
    genre: "analysis",
    wording: "summary",
    recordId: "r-1",
    metadataFrom: { title: "front matter", outlet: "folder" },
  },
);
const plain = anArticle("plain", "Plain words.\n\nMore plain words.");
const harbour = anArticle(
  "harbour",
  "The harbour crane stood. Crane after crane fell into the harbour.\n\nThe crane; a harbour.",
  { title: "Crane of the port" },
);

export function describeReading(make: StoreMaker): void {
  describe("reading", () => {
    const open = storePerTest(make);
    const shared = sharedReader(make, [odd, plain, harbour]);

    it("gives articles and passages back byte for byte", async () => {
      const reader = shared();
      expect(await reader.articles(["odd"])).toEqual([odd.article]);
      expect(await reader.passagesOf("odd")).toEqual(odd.passages);
      expect(await reader.passages(odd.passages.map(({ id }) => id))).toEqual(odd.passages);
    });

    it("keeps the order asked for and leaves unknown ids out", async () => {
      const reader = shared();
      const ids = [...plain.passages, ...odd.passages].map(({ id }) => id).reverse();
      const passages = await reader.passages([ids[0] ?? "", "unknown", ...ids.slice(1)]);
      expect(passages.map(({ id }) => id)).toEqual(ids);
      const articles = await reader.articles(["plain", "unknown", "odd"]);
      expect(articles.map(({ id }) => id)).toEqual(["plain", "odd"]);
      expect(await reader.passagesOf("unknown")).toEqual([]);
      expect(await reader.passages([])).toEqual([]);
    });

    it("says where the words of a text stand, and which only its title has", async () => {
      const reader = shared();
      const passages = [...harbour.passages, ...odd.passages];
      const terms = ["crane", "harbour", "port", "of", "nowhere", "twice"];
      const ids = [...passages.map(({ id }) => id), "unknown"];
      const nowhere = terms.map(() => undefined);
      expect(await reader.places(ids, terms)).toEqual([
        [[2, 12, 13], [1, 15], [], undefined, undefined, undefined],
        [[1], [10], [], undefined, undefined, undefined],
        ...odd.passages.map(({ text }) =>
          terms.map((term) => (term === "twice" ? contentPlaces(text).get(term) : undefined)),
        ),
        nowhere,
      ]);
      expect(await reader.places(ids.slice(0, 1), [])).toEqual([[]]);
      expect(await reader.places([], terms)).toEqual([]);
    });

    it("runs an operation where it searches, and hands over what it finds or why it failed", async () => {
      const reader = shared();
      const { passages } = reader.manifest;
      const counts = new Map([
        ["plain", 5],
        ["all", passages],
      ]);
      expect(await reader.runInWorker(countWords, { articleIds: ["plain"] })).toEqual(counts);
      await expect(reader.runInWorker(countWords, { articleIds: ["unknown"] })).rejects.toMatchObject({
        code: "bad-input",
        message: "There is no unknown.",
      });
      const reason = new Error("nobody waits any more");
      const stopped = reader.runInWorker(countWords, { articleIds: ["plain"] }, AbortSignal.abort(reason));
      await expect(stopped).rejects.toBe(reason);
    });

    it("orders the passages of an article by their place, however they were given", async () => {
      const long = anArticle(
        "long",
        Array.from({ length: 12 }, (_, i) => `Paragraph ${i} here.`).join("\n\n"),
      );
      const shuffled = { article: long.article, passages: [...long.passages].reverse() };
      const reader = await publish(await open(), [shuffled]);
      expect(await reader.passagesOf("long")).toEqual(long.passages);
    });

    it("lists articles without text by outlet, date and title", async () => {
      const entry = (id: string, outletName: string, publishedAt: string | undefined, title: string) =>
        anArticle(id, "text", {
          outletId: outletName,
          outletName,
          title,
          ...(publishedAt && { publishedAt }),
        });
      const reader = await publish(await open(), [
        entry("1", "B", "2015", "first"),
        entry("2", "A", undefined, "undated"),
        entry("3", "A", "2015-03", "b"),
        entry("4", "A", "2015-03", "a"),
        entry("5", "A", "2014-12-31", "z"),
      ]);
      const catalogue = await reader.catalogue();
      expect(catalogue.map(({ id }) => id)).toEqual(["5", "4", "3", "2", "1"]);
      expect(catalogue.every((info) => !("text" in info))).toBe(true);
    });

    it("counts the passages of every article", async () => {
      const long = anArticle("long", "One sentence stands here. ".repeat(200));
      const reader = await publish(await open(), [plain, long]);
      expect(await reader.passageCounts()).toEqual(
        new Map([plain, long].map(({ article, passages }) => [article.id, passages.length])),
      );
    });

    it("gives the embedder's state back", async () => {
      const state = Uint8Array.from({ length: 70_000 }, (_, i) => i % 251);
      const store = await open();
      const writer = await store.writer();
      await putAll(writer, [plain]);
      await embedMissing(writer);
      await writer.publish({ ...MADE, embedderState: state });
      expect(await (await readerOf(store)).embedderState()).toEqual(state);
      const empty = await store.writer();
      await empty.publish({ ...MADE, embedderState: new Uint8Array(0) });
      expect(await (await readerOf(store)).embedderState()).toEqual(new Uint8Array(0));
    });

    it("keeps answering from its own generation after a newer one is published", async () => {
      const store = await open();
      const old = await publish(store, [plain]);
      const newer = anArticle("plain", "Altogether different.");
      const fresh = await publish(store, [newer]);
      expect(fresh.manifest.generation).toBe(2);
      expect(old.manifest.generation).toBe(1);
      const [hit] = await old.matching("plain words", { limit: 1 });
      expect(await old.passages([hit?.passageId ?? ""])).toHaveLength(1);
      expect(idsOf(await old.nearest(vectorOf("o"), { limit: 9 })).sort()).toEqual(
        plain.passages.map(({ id }) => id).sort(),
      );
      expect((await old.articles(["plain"]))[0]?.text).toBe(plain.article.text);
      expect((await fresh.articles(["plain"]))[0]?.text).toBe("Altogether different.");
      expect((await readerOf(store)).manifest.generation).toBe(2);
    });

    it("does not see a writer's changes before they are published", async () => {
      const store = await open();
      const reader = await publish(store, [plain]);
      const writer = await store.writer();
      await writer.remove(["plain"]);
      expect(await reader.matching("plain", { limit: 9 })).toHaveLength(2);
      expect((await readerOf(store)).manifest.generation).toBe(1);
      await writer.discard();
    });
  });

  describe("statistics", () => {
    const corpus = [
      anArticle("one", "Sanctions hurt traders.\n\nThe sanctioned bank closed.", { title: "Banks" }),
      anArticle("two", "Traders met in Geneva.\n\nA trader spoke of gold.", { title: "Sanctions" }),
    ];
    const shared = sharedReader(make, corpus);
    const statistics = (...words: string[]) => shared().statistics(words);

    it("counts the passages that have a word's stem, in text or title", async () => {
      expect(await statistics("sanction", "bank", "Geneva")).toEqual([
        { word: "sanction", passages: 4 },
        { word: "bank", passages: 2 },
        { word: "Geneva", passages: 1 },
      ]);
    });

    it("suggests the most frequent word within one edit for a word that no passage has", async () => {
      expect(await statistics("sanctons", "Genvea", "treders", "traderz", "Egneva")).toEqual([
        { word: "sanctons", passages: 0, suggestion: "sanctions" },
        { word: "Genvea", passages: 0, suggestion: "geneva" },
        { word: "treders", passages: 0, suggestion: "traders" },
        { word: "traderz", passages: 0, suggestion: "traders" },
        { word: "Egneva", passages: 0, suggestion: "geneva" },
      ]);
    });

    it("suggests nothing for stop words, numbers, short words and strangers", async () => {
      for (const word of ["the", "2014", "golf", "xgold", "zeppelin", "", "?"]) {
        expect(await statistics(word)).toEqual([{ word, passages: 0 }]);
      }
    });
  });
}
