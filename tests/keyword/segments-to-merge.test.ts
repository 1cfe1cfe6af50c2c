import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SegmentSize, segmentsToMerge } from "#lib/keyword/merge/segments-to-merge.ts";

const full = (...passages: number[]): SegmentSize[] => passages.map((each) => ({ passages: each, dead: 0 }));

/** Merges until there is nothing to merge; counts the passages that were written. */
function settle(sizes: SegmentSize[]): number {
  let written = 0;
  for (let run = segmentsToMerge(sizes); run !== undefined; run = segmentsToMerge(sizes)) {
    const living = sizes
      .slice(run.from, run.to)
      .reduce((sum, { passages, dead }) => sum + passages - dead, 0);
    written += living;
    sizes.splice(run.from, run.to - run.from, ...(living === 0 ? [] : full(living)));
  }
  return written;
}

describe("choosing segments to merge", () => {
  it("leaves a segment alone while what follows it is less than a quarter of it", () => {
    expect(segmentsToMerge([])).toBeUndefined();
    expect(segmentsToMerge(full(100))).toBeUndefined();
    expect(segmentsToMerge(full(1000, 200, 40))).toBeUndefined();
    expect(segmentsToMerge(full(1000, 200, 50))).toEqual({ from: 0, to: 3 });
    expect(segmentsToMerge(full(1000, 80, 40))).toEqual({ from: 1, to: 3 });
  });

  it("drops the dead where they are more than a fifth", () => {
    expect(segmentsToMerge([{ passages: 100, dead: 20 }])).toBeUndefined();
    expect(
      segmentsToMerge([
        { passages: 1000, dead: 0 },
        { passages: 10, dead: 3 },
      ]),
    ).toEqual({ from: 1, to: 2 });
    expect(
      segmentsToMerge([
        { passages: 100, dead: 21 },
        { passages: 5, dead: 0 },
      ]),
    ).toEqual({ from: 0, to: 1 });
  });

  it("counts the living only when it compares sizes", () => {
    expect(
      segmentsToMerge([
        { passages: 1000, dead: 0 },
        { passages: 300, dead: 60 },
      ]),
    ).toBeUndefined();
  });

  it("keeps few segments, each more than four times all that follow it, whatever is added", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 200 }), (added) => {
        const sizes: SegmentSize[] = [];
        for (const passages of added) {
          sizes.push({ passages, dead: 0 });
          settle(sizes);
          let following = 0;
          for (const { passages } of [...sizes].reverse()) {
            expect(passages).toBeGreaterThan(4 * following);
            following += passages;
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it("writes a passage O(log N) times over two thousand publications of ten articles", () => {
    const sizes: SegmentSize[] = [];
    let written = 0;
    for (let i = 0; i < 2000; i++) {
      sizes.push({ passages: 80, dead: 0 });
      written += settle(sizes);
    }
    // Each time it grows by a quarter at least: 1.25³⁴ > 2000.
    expect(written / (2000 * 80)).toBeLessThan(34);
    expect(sizes.length).toBeLessThanOrEqual(6);
  });
});
