import { describe, expect, it } from "vitest";
import {
  anArticle,
  EMBEDDER,
  embedMissing,
  MADE,
  publish,
  putAll,
  readerOf,
  type StoreMaker,
  vectorOf,
} from "./fixtures.ts";
import { storePerTest } from "./lifetimes.ts";

const harbour = anArticle("harbour", "Boats lay in the harbour.\n\nNobody counted them.");
const market = anArticle("market", "The market sold oranges.");

export function describeWriting(make: StoreMaker): void {
  describe("writing", () => {
    const open = storePerTest(make);

    it("has nothing to read before the first publication", async () => {
      const store = await open();
      expect(await store.reader()).toBeNull();
      const writer = await store.writer();
      await putAll(writer, [harbour]);
      await embedMissing(writer);
      expect(await store.reader()).toBeNull();
      await writer.discard();
      expect(await store.reader()).toBeNull();
    });

    it("says in the manifest what the generation was made of", async () => {
      const store = await open();
      const writer = await store.writer();
      await putAll(writer, [harbour, market]);
      await embedMissing(writer);
      const manifest = await writer.publish(MADE);
      expect(manifest).toMatchObject({ generation: 1, articles: 2, passages: 3, ef: null });
      expect(manifest).toMatchObject({ embedder: EMBEDDER, splitter: "paragraphs-1" });
      expect(Math.abs(Date.parse(manifest.publishedAt) - Date.now())).toBeLessThan(60_000);
      expect((await readerOf(store)).manifest).toEqual(manifest);
      expect((await publish(store, [])).manifest.generation).toBe(2);
    });

    it("tells what it changes: what was published last, whatever it has changed itself", async () => {
      const store = await open();
      const first = await store.writer();
      expect(first.last).toBeNull();
      await putAll(first, [harbour]);
      await embedMissing(first);
      const manifest = await first.publish({ ...MADE, embedderState: Uint8Array.of(7, 8) });
      const second = await store.writer();
      await second.remove(["harbour"]);
      expect(second.last?.manifest).toEqual(manifest);
      expect(await second.last?.embedderState()).toEqual(Uint8Array.of(7, 8));
      await second.discard();
    });

    it("replaces an article of the same id, with all its passages", async () => {
      const store = await open();
      await publish(store, [harbour, market]);
      const newer = anArticle("harbour", "All boats have left.");
      const reader = await publish(store, [newer]);
      expect(await reader.passagesOf("harbour")).toEqual(newer.passages);
      expect(await reader.passages(harbour.passages.map(({ id }) => id))).toEqual([]);
      expect(await reader.matching("nobody counted", { limit: 9 })).toEqual([]);
      expect(reader.manifest).toMatchObject({ articles: 2, passages: 2 });
    });

    it("removes articles, and passes over ids it does not know", async () => {
      const store = await open();
      await publish(store, [harbour, market]);
      const writer = await store.writer();
      await writer.remove(["harbour", "never-there"]);
      await writer.publish(MADE);
      const reader = await readerOf(store);
      expect((await reader.catalogue()).map(({ id }) => id)).toEqual(["market"]);
      expect(await reader.matching("boats harbour", { limit: 9 })).toEqual([]);
    });

    it("publishes an index without any article", async () => {
      const store = await open();
      const reader = await publish(store, []);
      expect(reader.manifest).toMatchObject({ articles: 0, passages: 0 });
      expect(await reader.matching("boats", { limit: 9 })).toEqual([]);
      expect(await reader.nearest(vectorOf("boats"), { limit: 9 })).toEqual([]);
      expect(await reader.catalogue()).toEqual([]);
    });

    it("lists content hashes as they stand with the writer's own changes", async () => {
      const store = await open();
      await publish(store, [harbour]);
      const writer = await store.writer();
      expect(await writer.contentHashes()).toEqual(new Map([["harbour", harbour.article.contentHash]]));
      await putAll(writer, [market]);
      await writer.remove(["harbour"]);
      expect(await writer.contentHashes()).toEqual(new Map([["market", market.article.contentHash]]));
      await writer.discard();
    });

    it("gives its contents article by article, ordered by id", async () => {
      const store = await open();
      await publish(store, [market]);
      const writer = await store.writer();
      await putAll(writer, [harbour]);
      const contents = [];
      for await (const stored of writer.contents()) contents.push(stored);
      expect(contents).toEqual([harbour, market]);
      await writer.discard();
    });

    it("drops changes on discard, and nothing after publish", async () => {
      const store = await open();
      await publish(store, [harbour]);
      const dropped = await store.writer();
      await putAll(dropped, [market]);
      await dropped.discard();
      await dropped.discard();
      expect((await readerOf(store)).manifest).toMatchObject({ generation: 1, articles: 1 });
      const kept = await store.writer();
      await putAll(kept, [market]);
      await embedMissing(kept);
      await kept.publish(MADE);
      await kept.discard();
      expect((await readerOf(store)).manifest).toMatchObject({ generation: 2, articles: 2 });
    });

    it("refuses to go on once it has published or dropped its changes", async () => {
      const store = await open();
      const writer = await store.writer();
      await writer.discard();
      await expect(writer.put(harbour.article, harbour.passages)).rejects.toMatchObject({ code: "internal" });
      await expect(writer.publish(MADE)).rejects.toMatchObject({ code: "internal" });
    });

    it("lets one writer in at a time, and says who holds the lock", async () => {
      const store = await open();
      const first = await store.writer();
      const refusal = store.writer();
      await expect(refusal).rejects.toMatchObject({ code: "index-locked" });
      await expect(refusal).rejects.toThrow(new RegExp(`process ${process.pid}\\b.*\\d{4}-\\d{2}-\\d{2}T`));
      await first.discard();
      await (await store.writer()).discard();
    });

    it("refuses passages that are not cut out of their article", async () => {
      const store = await open();
      const writer = await store.writer();
      const [passage] = market.passages;
      if (passage === undefined) throw new Error("the article has no passage");
      for (const wrong of [
        [{ ...passage, text: "The market sold apples." }],
        [{ ...passage, start: passage.start + 1 }],
        [{ ...passage, articleId: "harbour" }],
        [passage, { ...passage, ordinal: 1 }],
      ]) {
        await expect(writer.put(market.article, wrong)).rejects.toMatchObject({ code: "bad-input" });
      }
      await putAll(writer, [harbour]);
      const [taken] = harbour.passages;
      const thief = market.passages.map((own) => ({ ...own, id: taken?.id ?? "" }));
      await expect(writer.put(market.article, thief)).rejects.toMatchObject({ code: "bad-input" });
      expect([...(await writer.contentHashes()).keys()]).toEqual(["harbour"]);
      await writer.discard();
    });
  });
}
