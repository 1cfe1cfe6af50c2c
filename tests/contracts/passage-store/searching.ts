import { describe, expect, it } from "vitest";
import type { Filter } from "#lib/schema/retrieval.ts";
import { anArticle, idsOf, publish, type StoreMaker, vectorOf } from "./fixtures.ts";
import { sharedReader, storePerTest } from "./lifetimes.ts";

const dam = anArticle("dam", "The dam holds back a lake.\n\nEngineers check the wall each week.", {
  title: "Old dam needs repair",
  outletId: "valley-post",
  publishedAt: "2015",
});
const bridge = anArticle("bridge", "The bridge crosses the lake near the wall.\n\nTolls pay for paint.", {
  title: "Bridge tolls rise",
  outletId: "valley-post",
  publishedAt: "2015-02",
});
const ferry = anArticle("ferry", "A ferry crosses the lake at noon.", {
  title: "Ferry timetable",
  outletId: "lake-herald",
  publishedAt: "2015-02-10",
});
const undated = anArticle("mill", "The mill by the lake stands empty.", {
  title: "Empty mill",
  outletId: "lake-herald",
});
const ALL = [dam, bridge, ferry, undated];

export function describeSearching(make: StoreMaker): void {
  const open = storePerTest(make);
  const shared = sharedReader(make, ALL);
  const articlesFound = async (filter: Filter) => {
    const reader = shared();
    const hits = await reader.matching("lake", { limit: 9, filter });
    const near = await reader.nearest(vectorOf("aeou"), { limit: 9, filter });
    const catalogue = await reader.catalogue(filter);
    const found = [...new Set(hits.map(({ articleId }) => articleId))].sort();
    expect([...new Set(near.map(({ articleId }) => articleId))].sort()).toEqual(found);
    expect(catalogue.map(({ id }) => id).sort()).toEqual(found);
    return found;
  };

  describe("searching by words", () => {
    it("finds passages that have a word of the question, best first", async () => {
      const reader = shared();
      const hits = await reader.matching("Who checks the walls?", { limit: 9 });
      expect(idsOf(hits)[0]).toBe(dam.passages[1]?.id);
      expect(idsOf(hits)).toContain(bridge.passages[0]?.id);
      expect(hits.every(({ score }) => score > 0)).toBe(true);
      expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((x, y) => y - x));
    });

    it("counts the title as part of every passage", async () => {
      const hits = await shared().matching("repair", { limit: 9 });
      expect(idsOf(hits).sort()).toEqual(dam.passages.map(({ id }) => id).sort());
    });

    it("prefers passages whose article is about the question", async () => {
      const steel = anArticle("steel", "Prices fell.\n\nSteel is made of ore. Steel mills buy ore.", {
        title: "",
      });
      const salt = anArticle("salt", "Prices fell.\n\nSalt is made of brine.", { title: "" });
      const reader = await publish(await open(), [salt, steel]);
      const hits = await reader.matching("steel prices", { limit: 9 });
      const prices = [steel.passages[0]?.id, salt.passages[0]?.id];
      expect(idsOf(hits).filter((id) => prices.includes(id))).toEqual(prices);
    });

    it("finds nothing for stop words, unknown words and no words", async () => {
      const reader = shared();
      for (const query of ["the of and", "zeppelin", "", "?!"]) {
        expect(await reader.matching(query, { limit: 9 })).toEqual([]);
      }
    });

    it("returns at most as many as asked, and refuses limits below one", async () => {
      const reader = shared();
      const all = await reader.matching("lake wall tolls", { limit: 99 });
      expect(await reader.matching("lake wall tolls", { limit: 2 })).toEqual(all.slice(0, 2));
      for (const limit of [0, -1, 1.5, Number.NaN]) {
        await expect(reader.matching("lake", { limit })).rejects.toMatchObject({ code: "bad-input" });
        await expect(reader.nearest(vectorOf("a"), { limit })).rejects.toMatchObject({ code: "bad-input" });
      }
    });

    it("orders equal scores by passage id", async () => {
      const twins = ["z", "x", "y"].map((id) => anArticle(id, "same words here", { title: "" }));
      const reader = await publish(await open(), twins);
      expect(idsOf(await reader.matching("same words", { limit: 2 }))).toEqual(["x.0-15", "y.0-15"]);
    });

    it("restricts a search to given passages", async () => {
      const reader = shared();
      const ids = [bridge.passages[0]?.id ?? "", undated.passages[0]?.id ?? "", "unknown"];
      const all = await reader.matching("lake wall", { limit: 99 });
      const only = await reader.matching("lake wall", { limit: 99, passageIds: ids });
      expect(only).toEqual(all.filter(({ passageId }) => ids.includes(passageId)));
      expect(only).toHaveLength(2);
      const near = await reader.nearest(vectorOf("aeou"), { limit: 99, passageIds: ids });
      expect(idsOf(near).sort()).toEqual(ids.slice(0, 2).sort());
      expect(await reader.matching("lake", { limit: 9, passageIds: [] })).toEqual([]);
      expect(await reader.nearest(vectorOf("a"), { limit: 9, passageIds: [] })).toEqual([]);
      const both = { limit: 9, passageIds: ids, filter: { articleIds: ["mill", "dam"] } };
      expect(idsOf(await reader.matching("lake wall", both))).toEqual([ids[1]]);
    });

    it("rejects a search whose signal has been aborted", async () => {
      const reader = shared();
      const signal = AbortSignal.abort(new Error("gave up"));
      await expect(reader.matching("lake", { limit: 9, signal })).rejects.toThrow("gave up");
      await expect(reader.nearest(vectorOf("a"), { limit: 9, signal })).rejects.toThrow("gave up");
    });
  });

  describe("filters", () => {
    it.each<[string, Filter, string[]]>([
      ["lets everything through without conditions", {}, ["bridge", "dam", "ferry", "mill"]],
      ["keeps the given articles", { articleIds: ["ferry", "dam", "none"] }, ["dam", "ferry"]],
      ["keeps the given outlets", { outletIds: ["lake-herald"] }, ["ferry", "mill"]],
      ["matches nothing for an empty list of articles", { articleIds: [] }, []],
      ["matches nothing for an empty list of outlets", { outletIds: [] }, []],
      ["takes a partial date of an article for its first day", { from: "2015-01-02" }, ["bridge", "ferry"]],
      ["includes the day it starts from", { from: "2015-02-01" }, ["bridge", "ferry"]],
      ["takes its own partial dates for their first day", { from: "2015" }, ["bridge", "dam", "ferry"]],
      ["excludes the day it ends before", { before: "2015-02-10" }, ["bridge", "dam"]],
      ["ends before the first day of a month", { before: "2015-02" }, ["dam"]],
      ["needs all its conditions to hold", { outletIds: ["valley-post"], from: "2015-02" }, ["bridge"]],
    ])("%s", async (_, filter, expected) => {
      expect(await articlesFound(filter)).toEqual(expected);
    });

    it("refuses dates that are none", async () => {
      const reader = shared();
      const search = reader.matching("lake", { limit: 9, filter: { from: "last week" } });
      await expect(search).rejects.toMatchObject({ code: "bad-input" });
    });
  });
}
