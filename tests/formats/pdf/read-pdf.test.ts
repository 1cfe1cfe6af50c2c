import { describe, expect, it } from "vitest";
import { readPdf } from "#lib/formats/pdf/read-pdf.ts";
import { makePdf, type Printed, printedLines } from "#tests/fixtures/make-pdf.ts";

async function textOf(pages: readonly (readonly Printed[])[]): Promise<string> {
  const source = await readPdf(makePdf(pages));
  if (!source.ok) throw new Error(source.reason);
  return source.text;
}

const PARAGRAPH = [
  "The harbour of Tolmin opened again on Monday after eleven",
  "weeks, and the first ferry left long before the sun was up.",
  "Nobody on board had slept, the captain said at the railing.",
];

describe("readPdf", () => {
  it("joins the lines of a paragraph, and parts paragraphs at a gap", async () => {
    const lines = printedLines(PARAGRAPH);
    const next = printedLines(
      ["A second ferry is to follow tomorrow, when the tide is high", "enough for it."],
      { y: 650 },
    );
    expect(await textOf([[...lines, ...next]])).toBe(
      `${PARAGRAPH.join(" ")}\n\nA second ferry is to follow tomorrow, when the tide is high enough for it.`,
    );
  });

  it("parts paragraphs at an indent without a gap", async () => {
    const lines = printedLines([
      ...PARAGRAPH,
      "More ferries are to follow tomorrow, when the tide is high",
      "enough for them to leave the harbour on the eastern side, so",
    ]);
    const indented = lines.map((line, i) => (i === 3 ? { ...line, x: 86 } : line));
    expect((await textOf([indented])).split("\n\n")).toHaveLength(2);
  });

  it("joins words that were parted at a line's end, and keeps hyphens that a word has elsewhere", async () => {
    const lines = printedLines([
      "The harbour's long-term plan was never shown to the passen-",
      "gers who had waited for it, and nobody knows what the long-",
      "term costs of the eleven lost weeks will be for the harbour.",
    ]);
    expect(await textOf([lines])).toBe(
      "The harbour's long-term plan was never shown to the passengers who had waited for it, and nobody knows what the long-term costs of the eleven lost weeks will be for the harbour.",
    );
  });

  it("reads two columns one after the other, below a headline across both", async () => {
    const left = Array.from({ length: 12 }, (_, i) => `the left column has line ${i + 10} of its text here`);
    const right = Array.from({ length: 12 }, (_, i) => `the right column has line ${i + 10} of its own here`);
    const page = [
      { text: "Ferries sail again from Tolmin after eleven long weeks of waiting", x: 72, y: 740, size: 15 },
      ...printedLines(left, { x: 72, y: 700 }),
      ...printedLines(right, { x: 320, y: 700 }),
    ];
    const text = await textOf([page]);
    expect(text).toBe(
      `Ferries sail again from Tolmin after eleven long weeks of waiting\n\n${[...left, ...right].join(" ")}`,
    );
  });

  it("reads a table row by row", async () => {
    const rows = ["North pier", "South pier", "East quay", "West quay", "Old dock"].flatMap((name, i) => [
      { text: name, x: 72, y: 700 - i * 14 },
      { text: `${i + 3} ferries`, x: 300, y: 700 - i * 14 },
    ]);
    expect(await textOf([rows])).toContain("North pier | 3 ferries");
  });

  it("leaves out page numbers and what most pages repeat, and keeps where each page starts", async () => {
    const pages = [0, 1, 2].map((page) => [
      { text: "The Coast Courier", x: 72, y: 760 },
      ...printedLines(PARAGRAPH.map((line) => `${line} (${"abc"[page]})`)),
      { text: `Page ${page + 1} of 3`, x: 280, y: 30 },
    ]);
    const source = await readPdf(makePdf(pages));
    if (!source.ok) throw new Error(source.reason);
    expect(source.text).not.toMatch(/Courier|Page/);
    expect(source.pages?.map(({ number }) => number)).toEqual([1, 2, 3]);
    for (const { start } of source.pages ?? [])
      expect(source.text.slice(start)).toMatch(/^The harbour of Tolmin/);
  });

  it("lets a sentence go on across pages, with the page starting within it", async () => {
    const source = await readPdf(
      makePdf([
        printedLines(["The captain said that nobody on board had been able to"]),
        printedLines(["sleep, because everybody wanted to see the harbour open."]),
      ]),
    );
    expect(source).toMatchObject({
      text: "The captain said that nobody on board had been able to sleep, because everybody wanted to see the harbour open.",
      pages: [
        { start: 0, number: 1 },
        { start: 55, number: 2 },
      ],
    });
  });

  it("takes title, author and date from the properties, but no names of files", async () => {
    const info = {
      Title: "Ferries sail again",
      Author: "Jo Bly and Dan Ruiz",
      CreationDate: "D:20190604101500Z",
    };
    const source = await readPdf(makePdf([printedLines(PARAGRAPH)], { info }));
    expect(source).toMatchObject({
      found: [
        {
          origin: "document properties",
          metadata: { title: "Ferries sail again", authors: ["Jo Bly", "Dan Ruiz"], published: "2019-06-04" },
        },
      ],
    });
    const named = await readPdf(
      makePdf([printedLines(PARAGRAPH)], { info: { Title: "ferries-final2.indd" } }),
    );
    expect(named).toMatchObject({ ok: true, found: [] });
  });

  it("takes the largest print of the first page for the headline, unless it is a single name", async () => {
    const page = [
      { text: "COURIER", x: 72, y: 760, size: 30 },
      { text: "Ferries sail again from Tolmin", x: 72, y: 740, size: 16 },
      { text: "after eleven long weeks", x: 72, y: 722, size: 16 },
      ...printedLines(PARAGRAPH),
    ];
    expect(await readPdf(makePdf([page]))).toMatchObject({
      found: [
        { origin: "text", metadata: { title: "Ferries sail again from Tolmin after eleven long weeks" } },
      ],
    });
    expect(await readPdf(makePdf([printedLines(PARAGRAPH)]))).toMatchObject({ found: [] });
  });

  it.each([
    [
      "is protected with a password: save a copy without one",
      makePdf([printedLines(PARAGRAPH)], { isProtected: true }),
    ],
    ["has no text: scanned pages would need character recognition first", makePdf([[]])],
    ["is broken, or no PDF document", Buffer.from("%PDF-1.4\nno more than this")],
    ["is broken, or no PDF document", Buffer.from("a text that was named .pdf")],
    ["is broken, or no PDF document", makePdf([printedLines(PARAGRAPH)]).subarray(0, 60)],
  ])("says what is wrong: %s", async (reason, bytes) => {
    expect(await readPdf(bytes)).toEqual({ ok: false, reason });
  });
});
