import { describe, expect, it } from "vitest";
import type { Copies } from "#lib/schema/article.ts";
import type { Sketch } from "#lib/schema/sketch.ts";
import type { PassageStore } from "#lib/store/passage-store.ts";
import { anArticle, embedMissing, MADE, publish, putAll, readerOf, type StoreMaker } from "./fixtures.ts";
import { storePerTest } from "./lifetimes.ts";

const ferry = anArticle("ferry", "The ferry came late.");
const coast = anArticle("coast", "The ferry came late, again.");
const orchard = anArticle("orchard", "Apples were picked.");
const EVERY = { perValue: 9, least: 1, limit: 9 };

const sketchOf = (textHash: string, ...values: number[]): Sketch => ({
  textHash,
  values: Uint32Array.from(values),
});

const copyOf = ({ article }: typeof ferry): Copies => ({
  nearDuplicates: [
    {
      articleId: article.id,
      outletName: article.outletName,
      title: article.title,
      kind: "near",
      similarity: 0.75,
    },
  ],
  originId: "coast",
});

/** Ferry and coast as copies of each other, and the orchard beside them. */
async function publishLinked(store: PassageStore) {
  const writer = await store.writer();
  await putAll(writer, [ferry, coast, orchard]);
  await writer.copies.putSketch("ferry", sketchOf("f", 1, 2, 3));
  await writer.copies.putSketch("coast", sketchOf("c", 2, 3, 4, 4_294_967_295));
  await writer.copies.putSketch("orchard", sketchOf("o", 3, 9));
  await writer.copies.putCopies("ferry", copyOf(coast));
  await writer.copies.putCopies("coast", copyOf(ferry));
  await embedMissing(writer);
  await writer.publish(MADE);
}

export function describeCopies(make: StoreMaker): void {
  describe("copies", () => {
    const open = storePerTest(make);

    it("tells readers of an article's copies, from the publication on", async () => {
      const store = await open();
      await publishLinked(store);
      const reader = await readerOf(store);
      expect(await reader.articles(["ferry", "orchard"])).toEqual([
        { ...ferry.article, ...copyOf(coast) },
        orchard.article,
      ]);
      const infos = await reader.catalogue({ articleIds: ["coast"] });
      expect(infos).toMatchObject([{ id: "coast", ...copyOf(ferry) }]);
    });

    it("tells readers which of some articles have copies", async () => {
      const store = await open();
      await publishLinked(store);
      const reader = await readerOf(store);
      const ids = ["orchard", "coast", "unknown", "ferry"];
      expect((await reader.withCopies(ids)).sort()).toEqual(["coast", "ferry"]);
      expect(await reader.withCopies(["orchard"])).toEqual([]);
      const writer = await store.writer();
      await writer.copies.putCopies("ferry", undefined);
      await writer.publish(MADE);
      expect(await (await readerOf(store)).withCopies(ids)).toEqual(["coast"]);
    });

    it("drops what was said of copies, and nothing else, where there are none any more", async () => {
      const store = await open();
      await publishLinked(store);
      const writer = await store.writer();
      await writer.copies.putCopies("ferry", undefined);
      expect(await writer.copies.articles(["ferry"])).toEqual([ferry.article]);
      expect(await (await readerOf(store)).articles(["ferry"])).toMatchObject([copyOf(coast)]);
      await writer.publish(MADE);
      expect(await (await readerOf(store)).articles(["ferry"])).toEqual([ferry.article]);
    });

    it("finds articles that share sketch values, most first, also from earlier generations", async () => {
      const store = await open();
      await publishLinked(store);
      const writer = await store.writer();
      expect(await writer.copies.alike(sketchOf("x", 2, 3, 4_294_967_295), EVERY)).toEqual([
        { articleId: "coast", shared: 3, values: 4, textHash: "c" },
        { articleId: "ferry", shared: 2, values: 3, textHash: "f" },
        { articleId: "orchard", shared: 1, values: 2, textHash: "o" },
      ]);
      await writer.discard();
    });

    it("finds a text of the same words without any value", async () => {
      const store = await open();
      await publishLinked(store);
      const writer = await store.writer();
      const [same, ...others] = await writer.copies.alike(sketchOf("o"), EVERY);
      expect(same).toEqual({ articleId: "orchard", shared: 0, values: 2, textHash: "o" });
      expect(others).toEqual([]);
      await writer.discard();
    });

    it("looks at as many articles as it is told to: the first of a value, the best of all", async () => {
      const store = await open();
      await publishLinked(store);
      const writer = await store.writer();
      const idsOf = async (sketch: Sketch, options: typeof EVERY) =>
        (await writer.copies.alike(sketch, options)).map(({ articleId }) => articleId);
      expect(await idsOf(sketchOf("x", 3), { ...EVERY, perValue: 2 })).toEqual(["coast", "ferry"]);
      expect(await idsOf(sketchOf("x", 2, 3, 4), { ...EVERY, limit: 1 })).toEqual(["coast"]);
      expect(await idsOf(sketchOf("o", 2, 3), { ...EVERY, least: 2 })).toEqual(["coast", "ferry", "orchard"]);
      await writer.discard();
    });

    it("forgets the sketch and links of a replaced article, and names those that were linked to it", async () => {
      const store = await open();
      await publishLinked(store);
      const writer = await store.writer();
      expect([await writer.copies.unsketched(), await writer.copies.bereft()]).toEqual([[], []]);
      await putAll(writer, [anArticle("ferry", "The ferry is sold.")]);
      expect(await writer.copies.unsketched()).toEqual(["ferry"]);
      expect(await writer.copies.bereft()).toEqual(["coast"]);
      expect(await writer.copies.alike(sketchOf("f", 1), EVERY)).toEqual([]);
      await writer.copies.putCopies("coast", undefined);
      expect(await writer.copies.bereft()).toEqual([]);
      await writer.discard();
    });

    it("names those that were linked to a removed article", async () => {
      const store = await open();
      await publishLinked(store);
      const writer = await store.writer();
      await writer.remove(["coast"]);
      expect([await writer.copies.unsketched(), await writer.copies.bereft()]).toEqual([[], ["ferry"]]);
      await writer.discard();
    });

    it("names the articles that are linked to one, also where it has no link to them", async () => {
      const store = await open();
      await publishLinked(store);
      const writer = await store.writer();
      await writer.copies.putCopies("orchard", copyOf(ferry));
      expect(await writer.copies.linkedTo("ferry")).toEqual(["coast", "orchard"]);
      expect(await writer.copies.linkedTo("orchard")).toEqual([]);
      await writer.discard();
    });

    it("keeps nothing of what was discarded", async () => {
      const store = await open();
      await publish(store, [ferry]);
      const writer = await store.writer();
      await writer.copies.putSketch("ferry", sketchOf("f", 1));
      await writer.discard();
      const next = await store.writer();
      expect(await next.copies.unsketched()).toEqual(["ferry"]);
      await next.discard();
      await expect(next.copies.unsketched()).rejects.toMatchObject({ code: "internal" });
    });

    it("refuses to keep anything of an article that it does not have", async () => {
      const store = await open();
      const writer = await store.writer();
      const refused = { code: "bad-input" };
      await expect(writer.copies.putSketch("ferry", sketchOf("f", 1))).rejects.toMatchObject(refused);
      await expect(writer.copies.putCopies("ferry", undefined)).rejects.toMatchObject(refused);
      await writer.discard();
    });
  });
}
