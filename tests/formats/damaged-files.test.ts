import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { ReadingThread } from "#lib/corpus/reading-thread.ts";
import { makePdf, printedLines } from "#tests/fixtures/make-pdf.ts";
import { makeDocx, wordParagraph } from "#tests/fixtures/make-zip.ts";
import { newsPage } from "#tests/formats/html/pages.ts";

const TEXT = "The harbour of Tolmin reopened on Monday after eleven weeks.";
const WHOLE = {
  pdf: makePdf([printedLines([TEXT, "Nobody slept."]), printedLines(["A second page."])], {
    info: { Title: TEXT },
  }),
  docx: makeDocx(wordParagraph(TEXT), "<dc:title>Ferries</dc:title>"),
  "web page": Buffer.from(newsPage()),
  markdown: Buffer.from(`---\ntitle: x\n---\n# Ferries\n\n${TEXT}`),
  text: Buffer.from(TEXT),
} as const;

const thread = new ReadingThread();
afterAll(() => thread.close());

it.each(["pdf", "docx", "web page", "markdown", "text"] as const)(
  "a damaged %s is read or refused, and never throws",
  async (format) => {
    const whole = WHOLE[format];
    const damage = fc.array(
      fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255), cut: fc.boolean() }),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(damage, async (places) => {
        let bytes = Buffer.from(whole);
        for (const { at, byte, cut } of places) {
          if (cut) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + byte)]);
          else if (at < bytes.length) bytes[at] = byte;
        }
        const read = await thread.parse({ bytes, place: "file", beside: {}, format });
        if (!read.ok) expect(read.reason).not.toBe("");
        const { pages = [], text = "" } = read.ok ? read.article : {};
        for (const page of pages) expect(page.start).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 60 },
    );
  },
);
