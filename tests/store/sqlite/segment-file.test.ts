import { describe, expect, it } from "vitest";
import { KeywordIndexBuilder } from "#lib/keyword/build/keyword-index-builder.ts";
import { SegmentedKeywordSearcher } from "#lib/keyword/search/segmented-keyword-searcher.ts";
import { decodeSegment, encodeSegment, type Segment } from "#lib/store/sqlite/segment-file.ts";
import { packStrings, stringAt } from "#lib/store/string-table.ts";

const TEXTS = ["Boats went out at dawn.", "Bread, and naïve hopes…", "🐟 came back with the boats."];

function aSegment(): Segment {
  const builder = new KeywordIndexBuilder();
  for (const text of TEXTS) builder.add({ title: "", text, passages: [{ start: 0, end: text.length }] });
  return {
    index: builder.finish(),
    layout: {
      articleNumbers: Uint32Array.of(3, 7, 8),
      articleIds: packStrings(["a", "", "ünlü 🐟"]),
      articleStart: Uint32Array.of(0, 1, 2, 3),
      passageNumbers: Uint32Array.of(11, 12, 19),
      passageIds: packStrings(["a.0-23", "b.0-23", "c.0-28"]),
    },
  };
}

function fileOf(segment: Segment): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(encodeSegment(segment)));
}

describe("a segment's file", () => {
  it("gives back what was written into it", () => {
    const segment = aSegment();
    const { index, layout } = decodeSegment(fileOf(segment));
    const compare = (a: number, b: number) => a - b;
    const hits = (from: Segment["index"]) =>
      new SegmentedKeywordSearcher([{ index: from, firstArticle: 0, firstPosition: 0 }], [], compare).search(
        [{ term: "boat", weight: 1 }],
        5,
      );
    expect(hits(index)).toEqual(hits(segment.index));
    expect(hits(index)).toHaveLength(2);
    expect([...layout.articleNumbers]).toEqual([3, 7, 8]);
    expect([...layout.articleStart]).toEqual([0, 1, 2, 3]);
    expect([...layout.passageNumbers]).toEqual([11, 12, 19]);
    expect([0, 1, 2].map((i) => stringAt(layout.articleIds, i))).toEqual(["a", "", "ünlü 🐟"]);
    expect([0, 1, 2].map((i) => stringAt(layout.passageIds, i))).toEqual(["a.0-23", "b.0-23", "c.0-28"]);
  });

  it("is refused when its parts do not add up", () => {
    const file = fileOf(aSegment());
    for (const length of [0, 7, 19, 20, file.length - 4, file.length - 1]) {
      expect(() => decodeSegment(file.slice(0, length))).toThrow("no usable segment file");
    }
    expect(() => decodeSegment(new Uint8Array(Buffer.concat([file, Buffer.alloc(4)])))).toThrow();
  });
});

describe("a table of strings", () => {
  it("has nothing where it ends", () => {
    const table = packStrings(["one", "two"]);
    expect([stringAt(table, 1), stringAt(table, 2), stringAt(table, -1)]).toEqual(["two", "", ""]);
    expect(stringAt(packStrings([]), 0)).toBe("");
  });
});
