import { describe, expect, it } from "vitest";
import {
  anArticle,
  EMBEDDER,
  embedMissing,
  idsOf,
  MADE,
  missingIn,
  publish,
  putAll,
  readerOf,
  type StoreMaker,
  vectorOf,
} from "./fixtures.ts";
import { sharedReader, storePerTest } from "./lifetimes.ts";

const trio = anArticle("trio", "aaa\n\naaee\n\noooo");
const [a, ae, o] = trio.passages.map(({ id }) => id) as [string, string, string];

export function describeVectors(make: StoreMaker): void {
  describe("vectors", () => {
    const open = storePerTest(make);
    const shared = sharedReader(make, [trio, anArticle("mute", "xyz")]);

    it("finds the nearest passages by cosine, whatever the vectors' length", async () => {
      const reader = shared();
      const hits = await reader.nearest(Float32Array.of(10, 0, 0, 0), { limit: 9 });
      expect(idsOf(hits)).toEqual([a, ae, o]);
      expect(hits.map(({ articleId }) => articleId)).toEqual(["trio", "trio", "trio"]);
      for (const [i, score] of [1, Math.SQRT1_2, 0].entries()) expect(hits[i]?.score).toBeCloseTo(score, 5);
      const opposite = await reader.nearest(Float32Array.of(-1, 0, 0, 0), { limit: 9 });
      expect(opposite.at(-1)?.passageId).toBe(a);
      expect(opposite.at(-1)?.score).toBeCloseTo(-1, 5);
    });

    it("finds nothing for a vector of zeros, and no passage that has one", async () => {
      const reader = shared();
      expect(await reader.nearest(new Float32Array(4), { limit: 9 })).toEqual([]);
      expect(idsOf(await reader.nearest(Float32Array.of(1, 1, 1, 1), { limit: 9 }))).not.toContain(
        "mute.0-3",
      );
    });

    it("orders equal scores by passage id", async () => {
      const twins = ["d", "b", "c", "a"].map((id) => anArticle(id, "aa ee"));
      const reader = await publish(await open(), twins);
      const ordered = ["a.0-5", "b.0-5", "c.0-5", "d.0-5"];
      expect(idsOf(await reader.nearest(vectorOf("aa ee"), { limit: 9 }))).toEqual(ordered);
      expect(idsOf(await reader.nearest(vectorOf("aa ee"), { limit: 2 }))).toEqual(ordered.slice(0, 2));
      const many = anArticle("m", Array(12).fill("oo uu").join("\n\n"));
      const hits = await (await publish(await open(), [many])).nearest(vectorOf("ou"), { limit: 12 });
      expect(idsOf(hits)).toEqual(many.passages.map(({ id }) => id).sort());
    });

    it("refuses a question's vector that is not finite or of another embedder's size", async () => {
      const reader = shared();
      for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY]) {
        const search = reader.nearest(Float32Array.of(1, wrong, 0, 0), { limit: 9 });
        await expect(search).rejects.toMatchObject({ code: "bad-input" });
      }
      for (const vector of [new Float32Array(3), new Float32Array(0), new Float32Array(8)]) {
        await expect(reader.nearest(vector, { limit: 9 })).rejects.toMatchObject({ code: "index-mismatch" });
      }
      expect(await reader.nearest(vectorOf("a"), { limit: 1 })).toHaveLength(1);
    });

    it("refuses vectors that are not finite, of another size or of no passage, and keeps the others", async () => {
      const store = await open();
      const writer = await store.writer();
      await putAll(writer, [trio]);
      await embedMissing(writer);
      for (const wrong of [
        { passageId: ae, vector: Float32Array.of(0, Number.NaN, 0, 0) },
        { passageId: ae, vector: Float32Array.of(0, Number.NEGATIVE_INFINITY, 0, 0) },
        { passageId: ae, vector: new Float32Array(5) },
        { passageId: ae, vector: new Float32Array(0) },
        { passageId: "nowhere", vector: new Float32Array(4) },
      ]) {
        const vectors = [{ passageId: a, vector: Float32Array.of(0, 0, 0, 1) }, wrong];
        await expect(writer.putVectors(EMBEDDER.id, vectors)).rejects.toMatchObject({ code: "bad-input" });
      }
      await writer.publish(MADE);
      const hits = await (await readerOf(store)).nearest(Float32Array.of(1, 0, 0, 0), { limit: 1 });
      expect(idsOf(hits)).toEqual([a]);
    });

    it("refuses to publish while vectors are missing, and can go on", async () => {
      const store = await open();
      const writer = await store.writer();
      await putAll(writer, [trio]);
      await writer.putVectors(EMBEDDER.id, [{ passageId: a, vector: vectorOf("a") }]);
      await expect(writer.publish(MADE)).rejects.toMatchObject({ code: "index-mismatch" });
      await expect(writer.publish(MADE)).rejects.toThrow("2 passages have no vector");
      expect(await store.reader()).toBeNull();
      await embedMissing(writer);
      expect((await writer.publish(MADE)).passages).toBe(3);
    });

    it("refuses to publish vectors of another size than the embedder's", async () => {
      const writer = await (await open()).writer();
      await putAll(writer, [trio]);
      await embedMissing(writer);
      const publishing = writer.publish({ ...MADE, embedder: { ...EMBEDDER, dimensions: 5 } });
      await expect(publishing).rejects.toMatchObject({ code: "bad-input" });
      await writer.discard();
    });

    it("misses the vectors of changed passages only, and all of them for another embedder", async () => {
      const store = await open();
      await publish(store, [trio]);
      const writer = await store.writer();
      expect(await missingIn(writer)).toEqual([]);
      const added = anArticle("added", "uuu");
      await putAll(writer, [added]);
      expect(await missingIn(writer)).toEqual(
        added.passages.map((passage) => ({ passage, title: added.article.title })),
      );
      expect((await missingIn(writer, "other")).map(({ passage }) => passage.id).sort()).toEqual(
        [...trio.passages, ...added.passages].map(({ id }) => id).sort(),
      );
      await putAll(writer, [trio]);
      expect(await missingIn(writer)).toHaveLength(4);
      await writer.discard();
    });

    it("misses a vector that another embedder's took the place of, beside those of new passages", async () => {
      const store = await open();
      await publish(store, [trio, anArticle("gone", "ooo")]);
      const writer = await store.writer();
      const added = anArticle("added", "uuu");
      await putAll(writer, [added]);
      await writer.remove(["gone"]);
      const missing = async () => (await missingIn(writer)).map(({ passage }) => passage.id).sort();
      expect(await missing()).toEqual(["added.0-3"]);
      await writer.putVectors("other:1", [{ passageId: ae, vector: Float32Array.of(1, 2) }]);
      expect(await missing()).toEqual(["added.0-3", ae]);
      await embedMissing(writer);
      expect(await missing()).toEqual([]);
      await writer.discard();
    });

    it("replaces one embedder's vectors by another's of another size", async () => {
      const store = await open();
      await publish(store, [trio]);
      const writer = await store.writer();
      const other = { method: "other", id: "other:1", dimensions: 2 };
      const vectors = trio.passages.map(({ id }, i) => ({ passageId: id, vector: Float32Array.of(1, i) }));
      await writer.putVectors(other.id, vectors);
      await writer.publish({ ...MADE, embedder: other });
      const reader = await readerOf(store);
      expect(reader.manifest.embedder).toEqual(other);
      expect(idsOf(await reader.nearest(Float32Array.of(0, 1), { limit: 9 }))).toEqual([o, ae, a]);
    });

    it("keeps a cache of vectors by embedder and text, beside an open writer", async () => {
      const store = await open();
      const writer = await store.writer();
      await putAll(writer, [trio]);
      const vector = Float32Array.of(0.5, -0, 3e-38, 1);
      await store.vectorCache.set("one", [{ hash: "h1", vector }]);
      await store.vectorCache.set("two", [{ hash: "h1", vector: Float32Array.of(2) }]);
      expect(await store.vectorCache.get("one", ["h2", "h1"])).toEqual([undefined, vector]);
      expect(await store.vectorCache.get("two", ["h1"])).toEqual([Float32Array.of(2)]);
      await writer.discard();
      expect(await store.vectorCache.get("one", ["h1"])).toEqual([vector]);
    });
  });
}
