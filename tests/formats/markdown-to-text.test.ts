import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markdownToText } from "#lib/formats/markdown/markdown-to-text.ts";
import { computingTime } from "#tests/fixtures/computing-time.ts";

const text = (markdown: string) => markdownToText(markdown).text;

describe("markdownToText", () => {
  it("makes paragraphs of headings, list items, quotations and table rows", () => {
    const markdown = [
      "Ferries *sail*",
      "again.",
      "",
      "## What went wrong ##",
      "Two barges sank.",
      "- The *old* one",
      "  on Monday",
      "- The new one",
      "",
      "12. Twelfth",
      "",
      "> It was",
      "> late.",
      "",
      "***",
      "",
      "| barge | year |",
      "|-------|-----:|",
      "| Ada   | 1962 |",
      "",
      "Below",
      "-----",
      "Done.",
    ].join("\n");
    expect(text(markdown).split("\n\n")).toEqual([
      "Ferries sail again.",
      "What went wrong",
      "Two barges sank.",
      "The old one on Monday",
      "The new one",
      "12. Twelfth",
      "It was late.",
      "barge | year",
      "Ada | 1962",
      "Below",
      "Done.",
    ]);
  });

  it("hands the first heading over apart from the text", () => {
    expect(markdownToText("\n# The *quay*\n\nIt is open.")).toEqual({
      text: "It is open.",
      heading: "The quay",
    });
    expect(markdownToText("The quay\n===\nIt is open.")).toEqual({
      text: "It is open.",
      heading: "The quay",
    });
    expect(markdownToText("## Part one\n\nIt is open.")).toEqual({
      text: "Part one\n\nIt is open.",
      heading: undefined,
    });
  });

  it.each([
    ["**Bold** and __bold__ and ***both***.", "Bold and bold and both."],
    ["_All_ of *it*, ~~gone~~.", "All of it, gone."],
    ['Read [the *report*](https://a.example/b_(c) "title") now.', "Read the report now."],
    ["Read [the report][1] now.\n\n[1]: https://a.example", "Read the report now."],
    ["See <https://a.example/x_y_z>.", "See https://a.example/x_y_z."],
    ["A picture ![of boats](boats.jpg) here.", "A picture here."],
    ["The call `a*b*c` and \\*this\\*.", "The call a*b*c and *this*."],
    ["Fish &amp; chips&nbsp;&mdash; yes.", "Fish & chips — yes."],
    ["```js\nconst *a* = `b`;\n\nlet c;\n```\nAfter.", "const *a* = `b`;\nlet c;\n\nAfter."],
  ])("reads %j", (markdown, expected) => {
    expect(text(markdown)).toBe(expected);
  });

  it.each([
    "The file snake_case_name and 2 * 3 * 4 and 5*6.",
    "He wrote [that the port is closed] and (later) opened it [1].",
    "A <b>tag</b> and <script>alert(1)</script> are words.",
    "In 1962. the barge was new #1 & old.",
    "Prices rose - by 3 %.",
  ])("leaves %j as it is", (markdown) => {
    expect(text(markdown)).toBe(markdown);
  });

  it("never loses a word of plain prose", () => {
    const word = fc.stringMatching(/^[A-Za-z0-9'’“”,.;:?!é()-]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        const prose = `Boats ${words.join(" ")}`;
        expect(text(prose)).toBe(prose);
      }),
    );
  });

  it("reads anything in time", () => {
    for (const mark of ["*", "_", "`", "[", "![", "](", "<", "~", "#", "- ", "> "]) {
      expect(computingTime(() => text(`x ${mark.repeat(20_000)}`))).toBeLessThan(1500);
    }
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (markdown) => {
        expect(text(markdown)).toBeTypeOf("string");
      }),
    );
  });
});
