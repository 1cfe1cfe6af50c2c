import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCitationStream } from "#lib/citations/citation-stream.ts";
import type { Retrieved } from "#lib/schema/retrieval.ts";
import { sentences } from "#lib/text/sentences.ts";
import { computingTime } from "#tests/fixtures/computing-time.ts";
import { CRANES, flatIdf, NAVY, passageOf, RELAY } from "./harbour-news.ts";

/** Sentences that a scraper hands over: with stray, mixed and unbalanced marks, insertions, omissions, abbreviations. */
const HARD = passageOf(
  "hard",
  [
    '“It’s an odd way for the KLA [Kell’s port agency] to get in. “From the view of the crews, I’d wait,” Ash said. They had ”agreed to share the port.” "I think so.” Penn said.',
    '"The crews believe that [by striking the two ships] they win … and so they wait," the specialist said. "They want more. They always did.',
    "'A large, uncontrolled mess' it was, said Gen. Orla Penn of the U.S. Navy, and the boys' boat sank. He wrote “no. She wrote ‘yes’ to 'them'.",
    "The list has 3.5 items (see No. 5), e.g. ropes.The U.S. sent two. Who pays? Nobody!",
  ].join("\n\n"),
);
const SOURCES = [HARD, NAVY, CRANES, RELAY];
function run(passages: readonly Retrieved[], deltas: readonly string[]) {
  const stream = createCitationStream({ passages, idf: flatIdf });
  const events = [...deltas.flatMap((delta) => stream.push(delta)), ...stream.finish()];
  return { events, ...stream.result() };
}

/** The text in pieces of the given lengths, over and over. */
function cut(text: string, lengths: readonly number[]): string[] {
  const pieces: string[] = [];
  for (let at = 0, k = 0; at < text.length; k++) {
    const length = lengths[k % lengths.length] ?? 1;
    pieces.push(text.slice(at, at + length));
    at += length;
  }
  return pieces;
}

const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 });

/** Anything that has a meaning to some part of the way, and sentences of the passages, whole and cut. */
const part = fc.oneof(
  fc.constantFrom(
    ...". ! ? … , : ; “ ” \" ' ’ ‘ « » [ ] ( ) 【 】 [1] [2] [3] [9] [0] [1,2] [1-3] 【1】 [^2] [x](http://y) ![a](b) < <http://a> > - 1. # * ** ` | 5 a U.S. Gen. é 😀".split(
      " ",
    ),
    " ",
    " ",
    "\n",
    "\n\n",
    "\n- ",
  ),
  fc.constantFrom(...SOURCES.flatMap(({ passage }) => sentences(passage.text).map(({ text }) => text))),
  fc.constantFrom(
    "We will guard every ship",
    "Lena Ostrow said",
    "1,500 sailors",
    "in June 2014",
    "**Kell:** ",
  ),
);
const answer = fc.array(part, { maxLength: 30 }).map((parts) => parts.join(""));

describe("any answer, in any chunks", () => {
  it("comes out the same", () => {
    fc.assert(
      fc.property(answer, lengths, (text, sizes) => {
        const { events: _, ...whole } = run(SOURCES, [text]);
        const { events: __, ...pieces } = run(SOURCES, cut(text, sizes));
        expect(pieces).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  it("has a citation for every marker, a marker for every citation, and numbers by first use", () => {
    fc.assert(
      fc.property(answer, lengths, (text, sizes) => {
        const result = run(SOURCES, cut(text, sizes));
        const markers = [
          ...new Set([...result.text.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]))),
        ];
        expect(markers).toEqual(markers.map((_, index) => index + 1));
        expect(result.sources.map((source) => source.marker)).toEqual(markers);
        expect(new Set(result.citations.map((citation) => citation.marker))).toEqual(new Set(markers));
      }),
      { numRuns: 300 },
    );
  });

  it("sends deltas that make the text, each event behind its text, and no half of a marker or link", () => {
    fc.assert(
      fc.property(answer, lengths, (text, sizes) => {
        const result = run(SOURCES, cut(text, sizes));
        let sent = "";
        for (const event of result.events) {
          if (event.type === "text-delta") {
            expect(event.delta).not.toBe("");
            sent += event.delta;
            if (!text.includes('["')) expect(sent).not.toMatch(/\[\d+$/);
            expect(sent).not.toMatch(/\]\(/);
          } else if (event.type === "marker") {
            expect(sent.slice(...event.marker.span)).toBe(`[${event.marker.marker}]`);
          } else {
            const [, end] = (event.type === "citation" ? event.citation : event.uncited).answerSpan;
            expect(end).toBeLessThanOrEqual(sent.length);
          }
        }
        expect(sent).toBe(result.text);
      }),
      { numRuns: 300 },
    );
  });

  it("has spans of sentences in order, and quotes that stand in their passage", () => {
    fc.assert(
      fc.property(answer, (text) => {
        const result = run(SOURCES, [text]);
        let last = 0;
        for (const citation of result.citations) {
          const sentence = result.text.slice(...citation.answerSpan);
          expect(sentence).toMatch(/[\p{L}\p{N}]/u);
          expect(sentence).toBe(sentence.trim());
          expect(sentence).not.toMatch(/\n\s*\n/);
          expect(citation.answerSpan[0]).toBeGreaterThanOrEqual(last);
          last = citation.answerSpan[0];
          const source = result.sources.find(({ marker }) => marker === citation.marker);
          const start = source?.passage.start ?? Number.NaN;
          expect(citation.quote).not.toBe("");
          expect(citation.articleId).toBe(source?.article.id);
          const [from, to] = citation.quoteSpan;
          expect(source?.passage.text.slice(from - start, to - start)).toBe(citation.quote);
          if (citation.check === "verbatim") {
            expect(citation.quote).toBe(sentence.replaceAll(/ ?\[\d+\]/g, ""));
            expect(citation.findings).toEqual([]);
          }
          expect(["unsure", "doubtful"].includes(citation.check)).toBe(citation.findings.length > 0);
        }
        for (const { answerSpan } of result.uncited) {
          expect(result.text.slice(...answerSpan).trim()).toMatch(/[\p{L}\p{N}]/u);
        }
      }),
      { numRuns: 300 },
    );
  });
});

const copied = fc.constantFrom(
  ...SOURCES.flatMap(({ passage }, index) =>
    sentences(passage.text).map(({ text }) => ({ text, marker: `[${index + 1}]`, index })),
  ),
);

describe("sentences copied from passages", () => {
  it("come out byte for byte, each with its marker, its quote and check “verbatim”", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ copied, label: fc.boolean(), gap: fc.constantFrom(" ", "\n\n", "\n") }), {
          maxLength: 8,
        }),
        lengths,
        (lines, sizes) => {
          const numbers = new Map<number, number>();
          let [input, expected] = ["", ""];
          for (const { copied: one, label, gap } of lines) {
            if (!numbers.has(one.index)) numbers.set(one.index, numbers.size + 1);
            const before = input === "" ? "" : label ? "\n\n" : gap;
            const lead = before + (label ? "**Harbour Post**\n\n" : "");
            input += `${lead}${one.text} ${one.marker}`;
            expected += `${lead}${one.text} [${numbers.get(one.index)}]`;
          }
          const { text, citations, uncited, removed } = run(SOURCES, cut(input, sizes));
          expect(text).toBe(expected);
          expect(citations.map(({ quote, check }) => ({ quote, check }))).toEqual(
            lines.map((line) => ({ quote: line.copied.text, check: "verbatim" })),
          );
          expect({ uncited, removed }).toEqual({ uncited: [], removed: { markers: 0, quotations: 0 } });
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe("an answer without end", () => {
  it.each(["a", "a ", "a. ", "A b. [1] ", "[1] ", "[", "“a ", "'s ", "\n", "1. ", "![", "a [1], "])(
    "of %j takes time in proportion to its length",
    (unit) => {
      const time = (length: number) =>
        computingTime(() => run([NAVY], cut(unit.repeat(length / unit.length), [5])));
      time(2_000);
      const [short, long] = [time(5_000), time(20_000)];
      // Four times the text in four times the time; sixteen times would be quadratic. Small times are noise.
      expect(long).toBeLessThan(Math.max(11 * short, 600));
    },
  );
});
