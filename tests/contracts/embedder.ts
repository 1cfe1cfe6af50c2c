import { describe, expect, it } from "vitest";
import type { EmbedderFactory, FittingText } from "#lib/embeddings/embedder.ts";

/** Invented, on three subjects, so that nearness of subject can be told from nearness of words. */
export const FITTING_TEXTS: readonly FittingText[] = [
  {
    title: "Harbour crane fails",
    text: "The harbour crane failed and ships waited outside the port for a day.",
  },
  { title: "Ships return", text: "Ships returned to the port once the harbour crane had been mended." },
  {
    title: "Port fees rise",
    text: "The port raised its fees for ships, and captains complained at the harbour.",
  },
  { title: "Bakers strike", text: "Bakers stopped work over flour prices, and shops had no bread." },
  {
    title: "Bread is back",
    text: "Bread returned to the shops when bakers and millers agreed on flour prices.",
  },
  { title: "Flour is dear", text: "Millers say flour will stay dear, and bakers expect bread to cost more." },
  { title: "Comet seen", text: "Astronomers saw a comet through the new telescope on the hill." },
  {
    title: "Telescope opens",
    text: "The telescope on the hill opened, and astronomers looked for the comet.",
  },
];

const lengthOf = (vector: Float32Array) => Math.hypot(...vector);

/** What every driver of `EmbedderFactory` and its embedders must hold. */
export function embedderContract(name: string, createFactory: () => EmbedderFactory): void {
  describe(`${name} as an embedder`, () => {
    const fitted = () => createFactory().fit(FITTING_TEXTS);
    const texts = ["Ships wait outside the harbour.", "Bakers need flour.", "A comet and a telescope."];

    it("gives one vector of unit length for each text, in order", async () => {
      const { embedder } = await fitted();
      const together = await embedder.embed(texts, "passage");
      expect(together).toHaveLength(texts.length);
      for (const [i, text] of texts.entries()) {
        const [alone] = await embedder.embed([text], "passage");
        expect(together[i]).toEqual(alone);
        expect(together[i]).toHaveLength(embedder.dimensions);
        expect(lengthOf(together[i] as Float32Array)).toBeCloseTo(1, 5);
      }
    });

    it("gives questions vectors that can be compared with those of passages", async () => {
      const { embedder } = await fitted();
      const passages = await embedder.embed(texts, "passage");
      const [query] = await embedder.embed(["bakers and flour"], "query");
      const cosine = (v: Float32Array) => v.reduce((sum, x, i) => sum + x * (query?.[i] ?? 0), 0);
      const [ships, bakers, comet] = passages.map(cosine);
      expect(bakers).toBeGreaterThan(ships as number);
      expect(bakers).toBeGreaterThan(comet as number);
    });

    it("gives the zero vector for a text without words", async () => {
      const { embedder } = await fitted();
      const vectors = await embedder.embed(["", " \n ", texts[0] as string], "passage");
      expect(vectors.map(lengthOf).map(Math.round)).toEqual([0, 0, 1]);
      expect(vectors.every((v) => v.length === embedder.dimensions)).toBe(true);
    });

    it("gives nothing for nothing", async () => {
      const { embedder } = await fitted();
      expect(await embedder.embed([], "passage")).toEqual([]);
    });

    it("comes back from its state as the same embedder", async () => {
      const { embedder, state } = await fitted();
      const restored = await createFactory().restore(state);
      expect(restored.id).toBe(embedder.id);
      expect(restored.dimensions).toBe(embedder.dimensions);
      expect(await restored.embed(texts, "query")).toEqual(await embedder.embed(texts, "query"));
    });

    it("restores from bytes that lie anywhere in a larger buffer", async () => {
      const { embedder, state } = await fitted();
      const shifted = new Uint8Array(state.length + 3);
      shifted.set(state, 3);
      expect((await createFactory().restore(shifted.subarray(3))).id).toBe(embedder.id);
    });

    it("says which state cannot be used, and what to do", async () => {
      const { state } = await fitted();
      const flipped = state.slice();
      flipped[state.length >> 1] = (flipped[state.length >> 1] ?? 0) ^ 0xff;
      for (const bad of [new Uint8Array(0), state.subarray(0, state.length - 1), flipped]) {
        await expect(createFactory().restore(bad)).rejects.toMatchObject({
          code: "index-corrupt",
          hint: expect.stringContaining("npm run ingest"),
        });
      }
    });

    it("stops when asked to", async () => {
      const { embedder } = await fitted();
      const reason = new Error("enough");
      await expect(embedder.embed(texts, "passage", AbortSignal.abort(reason))).rejects.toBe(reason);
      await expect(createFactory().fit(FITTING_TEXTS, AbortSignal.abort(reason))).rejects.toBe(reason);
    });
  });
}
