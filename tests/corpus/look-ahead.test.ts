import { expect, test } from "vitest";
import { lookAhead } from "#lib/corpus/look-ahead.ts";

/** How many items had been begun when each was given out. */
async function begunAtEach(sizes: readonly number[], window: { items: number; bytes: number }) {
  let begun = 0;
  async function* work() {
    for (const [index, bytes] of sizes.entries()) {
      begun++;
      yield { index, bytes };
    }
  }
  const given: { index: number; begun: number }[] = [];
  for await (const { index } of lookAhead(work(), window)) given.push({ index, begun });
  return given;
}

test("items keep their order, and the next ones are begun before", async () => {
  const given = await begunAtEach(Array(6).fill(1), { items: 2, bytes: 100 });
  expect(given.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(given.map(({ begun }) => begun)).toEqual([3, 4, 5, 6, 6, 6]);
});

test("no more bytes are begun than the window has, but for one item alone", async () => {
  const given = await begunAtEach([80, 80, 500, 1, 1], { items: 4, bytes: 100 });
  expect(given).toEqual([
    { index: 0, begun: 2 },
    { index: 1, begun: 3 },
    { index: 2, begun: 4 },
    { index: 3, begun: 5 },
    { index: 4, begun: 5 },
  ]);
});
