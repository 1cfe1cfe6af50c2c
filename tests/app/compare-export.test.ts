import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compareCsv, csvField } from "#app/compare/compare-csv.ts";
import { compareMarkdown } from "#app/compare/compare-markdown.ts";
import { fileNameOf } from "#app/compare/file-name.ts";
import { cell, comparison, point } from "./compare-samples.ts";
import { source } from "./samples.ts";

const view = comparison();
const origin = "http://desk.invalid";

test("Markdown has each point with every outlet, and the numbered sources", () => {
  const text = compareMarkdown("Who paid?", view, view.points, origin);
  expect(text).toMatch(/^# Who paid\?\n\n## 1\. Barges\n/);
  expect(text).toContain(
    "- **A** (February 2015), states: “It took 36 barges.” [1] Speaker: A, in its own voice.",
  );
  expect(text).toContain("- **B** (2016, our summary), not checked: It took 36 barges. [2]");
  expect(text).toContain("- **C**: nothing found on this point in 2 articles");
  expect(text).toContain(
    "1. A, “Silt returns to Skelby”, February 2015. <http://desk.invalid/articles/a1?from=100&to=118>",
  );
  expect(text).toContain(
    "2. B, our summary of “Silt returns to Skelby”, 2016. <http://desk.invalid/articles/b1?",
  );
});

test("Markdown shows a sentence's signs as they stand in the article", () => {
  const odd = point("x", ["states"]);
  odd.cells = [cell("a", "states", 1, "A *bold* [claim]\nof <b>")];
  expect(compareMarkdown("q", view, [odd], origin)).toContain("A \\*bold\\* \\[claim\\] of \\<b\\>");
});

test("Markdown has framing, timeline and notes only where there are any", () => {
  const bare = compareMarkdown("q", view, view.points, origin);
  expect(bare).not.toMatch(/Words they use|Timeline|Notes/);
  const full = comparison({
    framing: [
      {
        subject: "crews",
        wordings: [
          {
            words: "hands",
            uses: [
              {
                columnId: "a",
                articleId: "a1",
                spans: [
                  [1, 6],
                  [9, 14],
                ],
              },
            ],
          },
        ],
      },
    ],
    timeline: [{ date: "2015-02", kind: "published", columnId: "a", articleId: "a1" }],
    notes: ["The model was not used."],
  });
  const text = compareMarkdown("q", full, full.points, origin);
  expect(text).toContain("- crews: hands (A 2)");
  expect(text).toContain("- February 2015, A: published <http://desk.invalid/articles/a1>");
  expect(text).toContain("- The model was not used.");
});

test("CSV has one row a cell and one a source, all of one width", () => {
  const rows: string[][] = parse(compareCsv(view, view.points, origin));
  expect(rows.map((row) => row[0])).toEqual(["Row", "cell", "cell", "cell", "source", "source"]);
  expect(rows[1]).toContain("It took 36 barges.");
  expect(rows[3]).toContain("nothing found on this point in 2 articles");
  expect(rows[4]?.at(-2)).toBe("1");
});

test("CSV keeps a formula in a title from being one", () => {
  const hostile = comparison({ sources: [source(1, { title: '=HYPERLINK("http://x.invalid","y")' })] });
  const csv = compareCsv(hostile, hostile.points, origin);
  const titles = (parse(csv) as string[][]).map((row) => row[9]);
  expect(titles).toContain(`'=HYPERLINK("http://x.invalid","y")`);
});

test("any CSV field is read back as it was, but for the apostrophes before formulas, and no separator makes one", () => {
  const unit = fc.constantFrom(
    "a",
    '"',
    ",",
    ";",
    "\n",
    "\r",
    "=",
    "+",
    "-",
    "@",
    "＝",
    "＠",
    "\t",
    "é",
    " ",
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), (value) => {
      const field = csvField(value);
      const [row] = parse(`${field},end\r\n`, { record_delimiter: "\r\n" }) as string[][];
      const read = row?.[0] ?? "";
      expect(read.replaceAll("'", "")).toBe(value);
      expect(read).not.toMatch(/^[=+\-@＝＠\t\r]/);
      for (const cell of field.split(/[;,\t\r\n]/)) expect(cell).not.toMatch(/^[\s"]*[=+\-@＝＠]/);
    }),
  );
});

test.each([
  ["Ports; =1+1 and fares", "Ports; '=1+1 and fares"],
  ["＝SUM(A1)", "'＝SUM(A1)"],
  ["\tfares", "'\tfares"],
  ["up 3-5 % in a year-on-year count", "up 3-5 % in a year-on-year count"],
])("CSV field %j", (value, expected) => {
  expect((parse(csvField(value)) as string[][])[0]).toEqual([expected]);
});

test("a question becomes a short file name", () => {
  expect(fileNameOf("Who trains U.S. troops?")).toBe("who-trains-u-s-troops");
  expect(fileNameOf("?!")).toBe("comparison");
  expect(fileNameOf("word ".repeat(50)).length).toBeLessThanOrEqual(60);
});
