import { expect, it } from "vitest";
import { LoadTally } from "../../scripts/load/load-tally.ts";

it("tells faults from answers and from requests for patience", () => {
  const tally = new LoadTally();
  tally.answered(200, 10, "{}");
  tally.answered(503, 10, '{"code":"busy"}');
  tally.answered(500, 10, '{"code":"internal"}');
  tally.answered(200, 10, 'data: {"type":"error","code":"internal"}');
  tally.broke(new TypeError("fetch failed", { cause: new Error("ECONNRESET") }));
  expect([tally.faults, tally.broken]).toEqual([2, 1]);
  expect(tally.render()).toMatch(/2 × 200, 1 × 500, 1 × 503[\s\S]*broke: 1; faults: 2[\s\S]*ECONNRESET/);
});

it("gives the time within which a share of the looks came back", () => {
  const tally = new LoadTally();
  for (let ms = 1; ms <= 100; ms++) tally.lookedAtHealth(ms);
  expect([tally.healthAt(0.5), tally.healthAt(0.95), tally.healthAt(1)]).toEqual([50, 95, 100]);
  expect(new LoadTally().healthAt(0.95)).toBe(0);
});
