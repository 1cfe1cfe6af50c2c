import { describe, expect, it } from "vitest";
import { MOST_FORMER_VERSIONS } from "#lib/schema/former-version.ts";
import type { PassageReader, PassageStore } from "#lib/store/passage-store.ts";
import { textVersion } from "#lib/text/text-version.ts";
import { anArticle, embedMissing, MADE, publish, readerOf, type StoreMaker } from "./fixtures.ts";
import { storePerTest } from "./lifetimes.ts";

const texts = async (reader: PassageReader, id: string) =>
  (await reader.formerVersions(id)).map(({ article }) => article.text);

async function remove(store: PassageStore, ...ids: string[]): Promise<PassageReader> {
  const writer = await store.writer();
  await writer.remove(ids);
  await embedMissing(writer);
  await writer.publish(MADE);
  return readerOf(store);
}

export function describeFormerVersions(make: StoreMaker): void {
  describe("former versions", () => {
    const open = storePerTest(make);

    it("are the texts that were replaced, with what was known of the article then, the newest first", async () => {
      const store = await open();
      const first = anArticle("budget", "The budget is 3 million.", { title: "Budget" });
      await publish(store, [first, anArticle("crane", "The crane is blue.")]);
      await publish(store, [anArticle("budget", "The budget is 4 million.", { title: "Budget grows" })]);
      const reader = await publish(store, [anArticle("budget", "The budget is 5 million.")]);
      expect(await texts(reader, "budget")).toEqual(["The budget is 4 million.", "The budget is 3 million."]);
      const [, oldest] = await reader.formerVersions("budget");
      expect(oldest?.article).toEqual({ ...first.article, version: textVersion(first.article.text) });
      expect(Math.abs(Date.parse(oldest?.replacedAt ?? "") - Date.now())).toBeLessThan(60_000);
      expect(await reader.formerVersions("crane")).toEqual([]);
      expect(await reader.formerVersions("never-there")).toEqual([]);
    });

    it("are none where a title or date was corrected and the text stayed", async () => {
      const store = await open();
      await publish(store, [anArticle("budget", "The budget is 3 million.")]);
      const reader = await publish(store, [
        anArticle("budget", "The budget is 3 million.", { title: "New" }),
      ]);
      expect(await reader.formerVersions("budget")).toEqual([]);
    });

    it("do not hold a text that is the current one again", async () => {
      const store = await open();
      await publish(store, [anArticle("budget", "Three.")]);
      await publish(store, [anArticle("budget", "Four.")]);
      expect(await texts(await publish(store, [anArticle("budget", "Three.")]), "budget")).toEqual(["Four."]);
    });

    it(`are ${MOST_FORMER_VERSIONS} of an article at most, the last`, async () => {
      const store = await open();
      for (let number = 0; number <= MOST_FORMER_VERSIONS + 2; number += 1) {
        await publish(store, [anArticle("budget", `It is ${number}.`)]);
      }
      const kept = await texts(await readerOf(store), "budget");
      expect(kept).toHaveLength(MOST_FORMER_VERSIONS);
      expect(kept[0]).toBe(`It is ${MOST_FORMER_VERSIONS + 1}.`);
    });

    it("outlive a removal of everything that is put back in the same run", async () => {
      const store = await open();
      await publish(store, [anArticle("budget", "Three."), anArticle("crane", "Blue.")]);
      await publish(store, [anArticle("budget", "Four.")]);
      const writer = await store.writer();
      await writer.remove(["budget", "crane"]);
      for (const { article, passages } of [anArticle("budget", "Five."), anArticle("crane", "Blue.")]) {
        await writer.put(article, passages);
      }
      await embedMissing(writer);
      await writer.publish(MADE);
      const reader = await readerOf(store);
      expect(await texts(reader, "budget")).toEqual(["Four.", "Three."]);
      expect(await texts(reader, "crane")).toEqual([]);
      expect(await reader.departed("budget")).toBeUndefined();
    });

    it("go with the article, of which its title and day of leaving are remembered until it is back", async () => {
      const store = await open();
      const budget = anArticle("budget", "Four.", { title: "Budget" });
      await publish(store, [anArticle("budget", "Three."), anArticle("crane", "Blue.")]);
      await publish(store, [budget]);
      const without = await remove(store, "budget", "never-there");
      expect(await texts(without, "budget")).toEqual([]);
      const { text: _, ...info } = budget.article;
      expect(await without.departed("budget")).toEqual({ article: info, leftAt: expect.any(String) });
      expect(await without.departed("crane")).toBeUndefined();
      expect(await without.departed("never-there")).toBeUndefined();
      expect(await (await publish(store, [budget])).departed("budget")).toBeUndefined();
    });

    it("are not seen of a run that was dropped, nor by those who still read the generation before", async () => {
      const store = await open();
      const before = await publish(store, [anArticle("budget", "Three.")]);
      const writer = await store.writer();
      const { article, passages } = anArticle("budget", "Four.");
      await writer.put(article, passages);
      await writer.discard();
      expect(await (await readerOf(store)).formerVersions("budget")).toEqual([]);
      const after = await publish(store, [anArticle("budget", "Five.")]);
      expect(await texts(after, "budget")).toEqual(["Three."]);
      expect(await before.formerVersions("budget")).toEqual([]);
    });
  });
}
