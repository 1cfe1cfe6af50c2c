import { describe, expect, it } from "vitest";
import { readWords } from "#lib/duplicates/read-words.ts";
import { sketchText } from "#lib/duplicates/sketch-text.ts";
import { editWords, inventSentences } from "./invent-text.ts";

const sketch = (text: string) => sketchText(readWords(text));
const shared = (a: string, b: string) => {
  const values = new Set(sketch(b).values);
  return sketch(a).values.filter((value) => values.has(value)).length;
};

describe("sketchText", () => {
  it("has one hash for the same words, whatever their case, accents and punctuation", () => {
    const first = sketch("The ferry — at last! — came to Vessholm’s quay.");
    expect(sketch("the ferry, at last, came to VESSHOLM'S quay").textHash).toBe(first.textHash);
    expect(sketch("the ferry, at last, came from Vessholm's quay").textHash).not.toBe(first.textHash);
  });

  it("samples nothing of a text that says too little", () => {
    expect(sketch("Sign in to read on.").values).toHaveLength(0);
    expect(sketch(inventSentences(2, 1).join(" ")).values.length).toBeGreaterThan(0);
  });

  it("takes about one run in sixteen, sixteen of short texts, and a thousand of the longest", () => {
    expect(sketch(inventSentences(10, 2).join(" ")).values).toHaveLength(16);
    const sampled = sketch(inventSentences(200, 2).join(" ")).values.length;
    expect(sampled).toBeGreaterThan(100);
    expect(sampled).toBeLessThan(200);
    expect(sketch(inventSentences(3000, 2).join(" ")).values).toHaveLength(1024);
  });

  it("shares as much of the sample as the texts share, and what a long text contains", () => {
    const text = inventSentences(40, 3).join(" ");
    const values = sketch(text).values.length;
    expect(shared(text, text)).toBe(values);
    expect(shared(text, inventSentences(40, 5).join(" "))).toBe(0);
    const long = [...inventSentences(200, 6), text, ...inventSentences(200, 7)].join(" ");
    expect(shared(text, long)).toBeGreaterThan(0.8 * values);
  });

  it("shares with edited texts the part of their runs that is left, which is .9⁵ where a tenth of the words is edited", () => {
    const shares = Array.from({ length: 30 }, (_, seed) => {
      const text = inventSentences(60, seed).join(" ");
      return shared(text, editWords(text, 0.1, seed)) / sketch(text).values.length;
    });
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeCloseTo(0.59, 1);
  });
});
