import { expect, it } from "vitest";
import { createLsiFactory } from "#lib/embeddings/lsi/lsi-factory.ts";

/** Two subjects; "boat" and "ship" keep the same company and never meet. */
const TEXTS = Array.from({ length: 120 }, (_, i) => {
  const sea = `${i % 4 < 2 ? "boat" : "ship"} anchor sail mast tide number${i % 6}`;
  const bread = `${i % 4 < 2 ? "loaf" : "bun"} flour oven yeast dough number${i % 6}`;
  return {
    title: "",
    text: i % 10 === 0 ? sea : i % 10 === 5 ? bread : `filler${i % 30} plain${i % 7} words`,
  };
});

it("finds terms that keep the same company although they never meet, nearest first", async () => {
  const { embedder } = await createLsiFactory({ dimensions: 8 }).fit(TEXTS);
  const found = await embedder.similarTerms?.(["boat", "loaf"]);
  const near = found?.get("boat") ?? [];
  expect(near.map(({ term }) => term)).toContain("ship");
  expect(near.map(({ term }) => term)).not.toContain("flour");
  expect(near.map(({ weight }) => weight)).toEqual(near.map(({ weight }) => weight).sort((a, b) => b - a));
  for (const { weight } of near) expect(weight).toBeGreaterThanOrEqual(0.3);
  expect(near.length).toBeLessThanOrEqual(10);
  expect(await embedder.similarTerms?.(["boat", "loaf"])).toEqual(found);
});

it("knows nothing of unknown terms, and is the same after storing", async () => {
  const factory = createLsiFactory({ dimensions: 8 });
  const { embedder, state } = await factory.fit(TEXTS);
  const restored = await factory.restore(state);
  expect((await embedder.similarTerms?.(["zeppelin"]))?.size).toBe(0);
  expect(await restored.similarTerms?.(["ship"])).toEqual(await embedder.similarTerms?.(["ship"]));
});

it("is absent where there are too few texts, or more than were looked at", async () => {
  expect((await createLsiFactory().fit(TEXTS.slice(0, 50))).embedder.similarTerms).toBeUndefined();
  expect((await createLsiFactory({ mostTexts: 110 }).fit(TEXTS)).embedder.similarTerms).toBeUndefined();
});

it("stops when the signal aborts", async () => {
  const { embedder } = await createLsiFactory({ dimensions: 8 }).fit(TEXTS);
  expect(embedder.similarTerms).toBeDefined();
  await expect(embedder.similarTerms?.(["boat"], AbortSignal.abort(new Error("enough")))).rejects.toThrow(
    "enough",
  );
});
