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
    expect(markdownToText("\n# The *quay*\n\nIt is open.")).toMatchObject({
      text: "It is open.",
      heading: "The quay",
    });
    expect(markdownToText("The quay\n===\nIt is open.")).toMatchObject({
      text: "It is open.",
      heading: "The quay",
    });
    expect(markdownToText("## Part one\n\nIt is open.")).toMatchObject({
      text: "Part one\n\nIt is open.",
      heading: undefined,
    });
  });

  it.each([
    ["**Bold** and __bold__ and ***both***.", "Bold and bold and both."],
    ["_All_ of *it*, on the quay.", "All of it, on the quay."],
    ["The toll is ~~43~~ 34.", "The toll is 34."],
    ["The toll is <del>43</del> <ins>34</ins>.", "The toll is 34."],
    [
      "Some 10<sup>6</sup> litres of H<sub>2</sub>O on the 5<sup>th</sup>.",
      "Some 10⁶ litres of H₂O on the 5th.",
    ],
    ["A crane<br>stands <b>here</b><!-- check -->.", "A crane stands here."],
    ["~40 boats and ~50 barges; H~2~O.", "~40 boats and ~50 barges; H~2~O."],
    ["It has 5*6*7 berths.", "It has 5*6*7 berths."],
    ["他说**“码头”**已开放。", "他说“码头”已开放。"],
    ["    An indented *first* line,\nand the next.", "An indented first line, and the next."],
    [
      "It sank[^1] in May[^b].\n\n[^1]: The *log* says so.\n[^b]: Or June.\n\nIt is gone.",
      "It sank in May.\n\nThe log says so.\n\nOr June.\n\nIt is gone.",
    ],
    ["It sank.\n\n[^1]: Nobody refers here.", "It sank.\n\nNobody refers here."],
    ["It sank[^7] in May.", "It sank in May."],
    [
      "It sank^[So says the log.] in May.\n\nIt is gone.",
      "It sank in May.\n\nSo says the log.\n\nIt is gone.",
    ],
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
    "A <x-tag>tag</x-tag> and <script>alert(1)</script> are words.",
    "In 1962. the barge was new #1 & old.",
    "Prices rose - by 3 %.",
  ])("leaves %j as it is", (markdown) => {
    expect(text(markdown)).toBe(markdown);
  });

  it("says what was struck out", () => {
    expect(markdownToText("It is ~~43~~ 34, and ~~old~~ new.").notes).toEqual([
      "was corrected: the struck-out words “43”, “old” were left out",
    ]);
    expect(markdownToText("It is 34.").notes).toEqual([]);
  });

  it("reads what is nested deeply, and says where that ends", () => {
    const list = (levels: number) =>
      Array.from({ length: levels }, (_, level) => `${"  ".repeat(level)}- barge ${level + 1}`).join("\n");
    expect(text(list(60))).toContain("barge 60");
    expect(text(`${">".repeat(50_000)} It sank.`)).toBe("It sank.");
    expect(markdownToText(list(120)).notes).toEqual([
      "is nested too deeply: what stands below 200 levels was left out",
    ]);
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
    for (const mark of [
      "*",
      "_",
      "`",
      "[",
      "![",
      "](",
      "<",
      "~",
      "#",
      "- ",
      "> ",
      "|",
      "[^1]",
      "^[",
      "<sup>",
      "~~a ",
    ]) {
      expect(computingTime(() => text(`x ${mark.repeat(20_000)}`))).toBeLessThan(1500);
    }
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (markdown) => {
        expect(text(markdown)).toBeTypeOf("string");
      }),
    );
  });
});
