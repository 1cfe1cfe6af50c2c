import { describe, expect, it } from "vitest";
import { parseFile } from "#lib/corpus/parse-article.ts";
import { browserPrintLines } from "#lib/metadata/browser-print.ts";
import type { Article } from "#lib/schema/article.ts";
import { makePdf, printedLines } from "#tests/fixtures/make-pdf.ts";

const BODY = [
  "The harbour of Tolmin opened again on Monday after eleven weeks, and the first",
  "ferry left long before the sun was up. Nobody on board had slept, said the captain.",
  "A second ferry is to follow tomorrow, when the tide is high enough for it to sail.",
];

/** Printed by a browser on 29 November 2026, with these lines below the headline. */
async function printed(
  head: readonly string[],
  first = "",
): Promise<Omit<Article, "id" | "contentHash" | "path">> {
  const page = [
    { text: "11/29/26, 7:45 PM", x: 24, y: 772, size: 8 },
    { text: "Ferries sail again from Tolmin | Coast Courier", x: 250, y: 772, size: 8 },
    { text: "Ferries sail again from Tolmin", x: 24, y: 730, size: 24 },
    ...head.map((text, i) => ({ text, x: 24, y: 690 - i * 30 })),
    ...printedLines([first + BODY[0], ...BODY.slice(1)], { x: 24, y: 560 }),
    { text: "https://courier.example/ferries", x: 24, y: 16, size: 8 },
    { text: "1/1", x: 560, y: 16, size: 8 },
  ];
  const info = { Title: "Ferries sail again from Tolmin | Coast Courier", CreationDate: "D:20261129194500Z" };
  const read = await parseFile(makePdf([page], { info }), { path: "a.pdf", format: "pdf" }, {});
  if (!read.ok) throw new Error(read.reason);
  return read.article;
}

describe("a PDF that a browser printed", () => {
  it("has the date of its text, without what the browser added", async () => {
    const article = await printed(["By Jo Bly", "Published 4 June 2019, 7:05 AM"]);
    expect(article).toMatchObject({
      title: "Ferries sail again from Tolmin",
      authors: ["Jo Bly"],
      publishedAt: "2019-06-04",
      fileDate: "2026-11-29",
      metadataFrom: { publishedAt: "byline" },
    });
    expect(article.text.replace(/\s+/g, " ")).toBe(BODY.join(" "));
  });

  it("has the date of a dateline", async () => {
    expect((await printed([], "TOLMIN, June 4, 2019 (Newswire) - ")).publishedAt).toBe("2019-06-04");
  });

  it("has no date where its text has none: when it was printed is only the file's", async () => {
    const article = await printed(["By Jo Bly"]);
    expect(article.publishedAt).toBeUndefined();
    expect(article.metadataFrom.publishedAt).toBeUndefined();
    expect(article.fileDate).toBe("2026-11-29");
  });
});

describe("browserPrintLines", () => {
  it.each([
    [
      ["11/29/26, 7:45 PM Ferries sail", "Ferries sail", "https://courier.example/a?b=1 1/3"],
      [0, 2],
    ],
    [
      ["29/11/2026, 19:45", "Ferries sail", "https://courier.example/a", "2/3"],
      [0, 2, 3],
    ],
    [
      ["29.11.26, 19:45 | Fähren fahren wieder", "file:///home/a.html | 1/1"],
      [0, 1],
    ],
    [["29/11/2026, 19:45", "Ferries sail", "https://courier.example/a"], []],
    [["Ferries sail", "1/3 of the boats"], []],
  ])("tells the browser's lines of %j", (lines, found) => {
    expect([...browserPrintLines(lines)]).toEqual(found);
  });
});
