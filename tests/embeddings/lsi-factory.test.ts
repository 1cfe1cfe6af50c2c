import { expect, it } from "vitest";
import { createLsiFactory } from "#lib/embeddings/lsi/lsi-factory.ts";
import { embedderContract, FITTING_TEXTS } from "#tests/contracts/embedder.ts";

embedderContract("lsi-3", () => createLsiFactory());

const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

it("is the same to the bit when fitted twice on the same texts, and another when the texts differ", async () => {
  const first = await createLsiFactory().fit(FITTING_TEXTS);
  const second = await createLsiFactory().fit(FITTING_TEXTS);
  expect(second.state).toEqual(first.state);
  expect(second.embedder.id).toBe(first.embedder.id);
  const other = await createLsiFactory().fit(FITTING_TEXTS.slice(1));
  expect(other.embedder.id).not.toBe(first.embedder.id);
});

it("finds a text on the same subject near although they share no word", async () => {
  const { embedder } = await createLsiFactory({ dimensions: 3 }).fit(FITTING_TEXTS);
  const [crane, ships, bread] = await embedder.embed(["the crane", "ships", "bread"], "passage");
  if (!crane || !ships || !bread) throw new Error("a vector is missing");
  expect(cosine(crane, ships)).toBeGreaterThan(0.8);
  expect(cosine(crane, bread)).toBeLessThan(0.2);
});

it("has half as many dimensions as texts, up to the bound", async () => {
  expect((await createLsiFactory().fit(FITTING_TEXTS)).embedder.dimensions).toBe(4);
  expect((await createLsiFactory({ dimensions: 2 }).fit(FITTING_TEXTS)).embedder.dimensions).toBe(2);
});

it("gives the zero vector for words it was not fitted on", async () => {
  const { embedder } = await createLsiFactory().fit(FITTING_TEXTS);
  const [vector] = await embedder.embed(["quetzal xylophone"], "query");
  expect(vector).toEqual(new Float32Array(4));
});

it.each([
  ["no text at all", []],
  ["one text", FITTING_TEXTS.slice(0, 1)],
  ["one empty text", [{ title: "", text: "" }]],
  ["texts that share no word", [FITTING_TEXTS[0], { title: "Zebra", text: "Quagga" }]],
  ["the same text many times", Array.from({ length: 9 }, () => FITTING_TEXTS[0])],
])("works on %s", async (_, texts) => {
  const factory = createLsiFactory();
  const { embedder, state } = await factory.fit(texts.filter((t) => t !== undefined));
  expect(embedder.dimensions).toBeGreaterThanOrEqual(1);
  const vectors = await (await factory.restore(state)).embed(["harbour crane", ""], "passage");
  expect(vectors.flatMap((v) => [...v]).every(Number.isFinite)).toBe(true);
  expect(vectors[1]).toEqual(new Float32Array(embedder.dimensions));
});

it("fits on an even sample when there are too many texts", async () => {
  const sampled = await createLsiFactory({ mostTexts: 4 }).fit(FITTING_TEXTS);
  const everySecond = await createLsiFactory().fit(FITTING_TEXTS.filter((_, i) => i % 2 === 0));
  const [inSample] = await sampled.embedder.embed(["harbour crane"], "query");
  const [inEvery] = await everySecond.embedder.embed(["harbour crane"], "query");
  expect(inSample).toEqual(inEvery);
});

it("lets the event loop run while it fits and embeds, and can be stopped midway", async () => {
  const words = Array.from({ length: 400 }, (_, i) => `word${i}`);
  const texts = Array.from({ length: 600 }, (_, i) => ({
    title: `Text ${i}`,
    text: words.filter((_, w) => (w * 7 + i * 13) % 11 < 3).join(" "),
  }));
  const controller = new AbortController();
  const reason = new Error("enough");
  setTimeout(() => controller.abort(reason), 30);
  await expect(createLsiFactory().fit(texts, controller.signal)).rejects.toBe(reason);
});
