import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitPassages } from "#lib/corpus/split-passages.ts";
import { sentences } from "#lib/text/sentences.ts";

const split = (text: string) => splitPassages({ id: "a1", text });
const words = (text: string) => text.split(/\s+/).length;
/** A sentence of so many words. */
const sentence = (count: number, first = "Boats") =>
  `${[first, ...Array(count - 1).fill("drift")].join(" ")}.`;
const paragraph = (...lengths: number[]) => lengths.map((length) => sentence(length)).join(" ");

describe("splitPassages", () => {
  it("names each passage by its article and span, and counts from 0", () => {
    const text = `${paragraph(90, 60)}\n\n${paragraph(80, 60)}`;
    const [first, second] = split(text);
    expect(first).toEqual({
      id: `a1.0-${first?.end}`,
      articleId: "a1",
      ordinal: 0,
      start: 0,
      end: first?.end,
      text: text.slice(0, first?.end),
    });
    expect(second?.ordinal).toBe(1);
    expect(second?.id).toBe(`a1.${second?.start}-${text.length}`);
  });

  it("ends passages with their paragraph where one ends between 120 and 200 words", () => {
    const text = [paragraph(40, 30), paragraph(40, 30), paragraph(50), paragraph(60, 50)].join("\n\n");
    expect(split(text).map((passage) => words(passage.text))).toEqual([140, 160]);
  });

  it("prefers an early end to half a paragraph", () => {
    const text = [paragraph(50, 40), paragraph(70, 70)].join("\n\n");
    expect(split(text).map((passage) => words(passage.text))).toEqual([90, 140]);
  });

  it("keeps a heading with the text after it", () => {
    const text = [paragraph(80), "What comes next", paragraph(60, 60), "The end of it", paragraph(70)].join(
      "\n\n",
    );
    expect(split(text).map((passage) => passage.text.slice(0, 8))).toEqual([
      "Boats dr",
      "What com",
      "The end ",
    ]);
    for (const passage of split(text)) expect(passage.text).toMatch(/\.$/);
  });

  it("does not end an article with a heading or a few words alone", () => {
    expect(split(`${paragraph(130)}\n\nA last heading`)).toHaveLength(1);
    expect(split(`${paragraph(190)}\n\n${paragraph(40)}`)).toHaveLength(1);
  });

  it("cuts a sentence that has no end at word ends", () => {
    const passages = split(`${"drift ".repeat(169_000)}drift.`);
    expect(passages.length).toBeGreaterThan(400);
    for (const passage of passages) {
      expect(words(passage.text)).toBeLessThanOrEqual(400);
      expect(passage.text).toMatch(/^drift .*drift\.?$/);
    }
  });

  it("cuts a word that has no end, but no character", () => {
    const text = `x${"🚢".repeat(10_000)}`;
    const passages = split(text);
    expect(passages.map((passage) => passage.text).join("")).toBe(text);
    for (const passage of passages) {
      expect(passage.text.length).toBeLessThanOrEqual(4000);
      expect(passage.text.isWellFormed()).toBe(true);
    }
  });

  it("finds nothing in nothing", () => {
    expect(split(" \n\n\t ")).toEqual([]);
  });
});

const anyText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 1, max: 30 }).map((count) => sentence(count)),
      fc.integer({ min: 300, max: 900 }).map((count) => sentence(count)),
      fc.constantFrom("\n\n", "A heading", "“Go. Went.”", "No. 5", "\n", "🚢".repeat(2100), "“"),
      fc.string({ unit: "binary", maxLength: 20 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(" "));

describe("passages of any text", () => {
  it("are spans in order that hold all but white space, within the limits", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        split(text).forEach((passage, ordinal) => {
          expect(passage.start).toBeGreaterThanOrEqual(end);
          expect(passage.end).toBeGreaterThan(passage.start);
          expect(text.slice(end, passage.start).trim()).toBe("");
          expect(text.slice(passage.start, passage.end)).toBe(passage.text);
          expect(passage.ordinal).toBe(ordinal);
          expect(passage.text.length).toBeLessThanOrEqual(4700);
          end = passage.end;
        });
        expect(text.slice(end).trim()).toBe("");
      }),
      { numRuns: 200 },
    );
  });

  it("hold whole sentences", () => {
    const short = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.array(short, { minLength: 1, maxLength: 8 }), (paragraphs) => {
        const text = paragraphs.map((lengths) => paragraph(...lengths)).join("\n\n");
        const ends = new Set(sentences(text).map((s) => s.end));
        for (const passage of split(text)) {
          expect(ends).toContain(passage.end);
          expect(words(passage.text)).toBeLessThanOrEqual(260);
        }
      }),
      { numRuns: 200 },
    );
  });
});
