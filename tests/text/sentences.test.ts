import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCompleteSentence, sentences } from "#lib/text/sentences.ts";
import { computingTime } from "#tests/fixtures/computing-time.ts";

const split = (text: string) => sentences(text).map((sentence) => sentence.text);

describe("sentences", () => {
  it.each([
    ["an abbreviated country", "The U.S. Army left the U.S. base near Harlow in May."],
    ["ranks and titles", "Brigadier Gen. Orla Penn met Lt. Col. Dan Ruiz, Dr. Wu and Mr. Ade."],
    ["the longest abbreviation", "They wrote to Messrs. Ade and Bly, and to Messrs. Penn of Harlow."],
    ["many initials", "The archive of the U.S.S.R.A. Committee was moved by the N.E.W.S.E. Group in May."],
    ["initials", "J. R. Fenwick and George W. Ash wrote it."],
    ["a month before its day", "They met on Jan. 5 and again on Sept. 30."],
    ["clock times", "The ferry left at 6 a.m. Tuesday and at 7 p.m. local time on Friday."],
    ["numbered things", "See No. 5 and Fig. 3 for the plan."],
    ["a company's suffix", "Norvane Inc. said it will close, and Norvane Inc. Chairman Jo Bly agreed."],
    ["Latin abbreviations", "Small boats, e.g. Cutters, and a degree such as a Ph.D. in law count."],
    ["decimals and versions", "It rose 3.5 percent to $1.2 million under version 2.0.1 of the plan."],
    [
      "an ellipsis within a sentence",
      "The harbour … was closed ... through a range of decrees... and reopened.",
    ],
    ["addresses", "Read https://news.example.org/a.Html?b=C.D or mail a.Bee@news.example today."],
    ["a question that is quoted", "“Where to?” he asked the pilot."],
    ["several quoted sentences", "“We need no boats. We have our own,” she said."],
    ["a quotation in straight marks", 'She said: "We go. We always went. Who else would?"'],
    ["marks of mixed shape", "The ministers had ”agreed to share the port. It is done.”"],
    ["an attribution after a full stop", "“We go.” Penn said."],
    ["an attribution after a question", "“Who pays?” Orla Penn asked the assembled council members."],
    ["a quotation in single marks", "'The port is closed. It will stay so,' the boys' teacher said."],
    ["a pull quote in single marks", "'They play a game. It always pays off'"],
  ])("keeps %s in one sentence", (_, text) => {
    expect(split(text)).toEqual([text]);
  });

  it.each([
    ["ordinary sentences", ["Rain fell.", "Was it much?", "It was!", "Then it stopped."]],
    ["after a country's abbreviation", ["They trained in the U.S.", "The next day they left."]],
    ["after a clock time", ["It began at 9 a.m.", "Nobody came."]],
    ["after a company's suffix", ["It was bought by Norvane Inc.", "The price is unknown."]],
    ["after a year", ["It closed in 2015.", "12 people stayed."]],
    ["after a quotation", ["She will miss “their boots.”", "The official left."]],
    ["before a quotation", ["They left early.", "“We go,” she said."]],
    ["after a single letter before a usual first word", ["They chose plan B.", "The rest is known."]],
    ["after an ellipsis before a capital", ["He waited...", "Nobody came."]],
    ["after a closing bracket", ["It rained (in May.)", "Then it stopped."]],
    ["before a name with a small first letter", ["It was late.", "al-Hadri had gone."]],
    ["after citation markers", ["It rained.[1]", "It stopped. [2][13]", "It rained again [3]."]],
  ])("splits %s", (_, expected) => {
    expect(split(expected.join(" "))).toEqual(expected);
  });

  it("splits where the space after a full stop is missing", () => {
    expect(split("They rotate this spring.The U.S. currently has two.")).toEqual([
      "They rotate this spring.",
      "The U.S. currently has two.",
    ]);
    expect(split("“It is over.”The crowd left.")).toEqual(["“It is over.”", "The crowd left."]);
  });

  it("takes an unclosed quotation apart by the ordinary rules, and no further than its paragraph", () => {
    expect(split("“We go. We went.\n\nThey stayed. “It was late. He left.")).toEqual([
      "“We go.",
      "We went.",
      "They stayed.",
      "“It was late.",
      "He left.",
    ]);
  });

  it("does not take an inch mark or an apostrophe for an open quotation", () => {
    expect(split("The 6\" pipe broke. The '90s were wetter. The boys' boat sank.")).toHaveLength(3);
  });

  it("keeps headings, paragraphs and list items apart", () => {
    expect(
      split("A heading\n\nFirst line\nsecond line. More.\n - one item\n - two. Three.\n\n1. Four"),
    ).toEqual([
      "A heading",
      "First line\nsecond line.",
      "More.",
      "- one item",
      "- two.",
      "Three.",
      "1. Four",
    ]);
  });

  it("splits scripts that put no space after their full stop", () => {
    expect(split("他走了。她留下。")).toEqual(["他走了。", "她留下。"]);
  });

  it("is not slowed down beyond the length of a hostile text", () => {
    const times = ['"', "'", ".", ". ", ".)", "a.", "\n", "[1]", ". ' ", "“a. ", "(“"].map((unit) =>
      computingTime(() => sentences(`x${unit.repeat(200_000)}`)),
    );
    expect(Math.max(...times)).toBeLessThan(2000);
  });
});

const piece = fc.constantFrom(
  ..."The|he|Gen.|U.S.|Ash|said|3.5|No.|5|a.m.|“|”|\"|'|’|.|!|?|...|…|. . .|(|)|[1]|,|—|https://a.example/b.C|é|猫。|\u00a0|\n|\n\n|\n \n|- |# |1. | ".split(
    "|",
  ),
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(" ").replaceAll(" | ", ""));
const glued = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));

describe("sentences of any text", () => {
  it("are spans in order that hold all but white space", () => {
    fc.assert(
      fc.property(fc.oneof(text, glued, fc.string({ unit: "binary" })), (source) => {
        let end = 0;
        for (const sentence of sentences(source)) {
          expect(sentence.start).toBeGreaterThanOrEqual(end);
          expect(source.slice(end, sentence.start).trim()).toBe("");
          expect(source.slice(sentence.start, sentence.end)).toBe(sentence.text);
          expect(sentence.text).toBe(sentence.text.trim());
          expect(sentence.text).not.toBe("");
          expect(sentence.text).not.toMatch(/\n\s*\n/);
          end = sentence.end;
        }
        expect(source.slice(end).trim()).toBe("");
      }),
      { numRuns: 500 },
    );
  });

  it("do not depend on the other paragraphs", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, glued), { maxLength: 4 }), (paragraphs) => {
        expect(split(paragraphs.join("\n\n"))).toEqual(paragraphs.flatMap(split));
      }),
      { numRuns: 500 },
    );
  });
});

describe("isCompleteSentence", () => {
  it.each([
    "It ended.",
    "“Did it?”",
    "It ended [1].",
    "It ended.[1] [22]",
    "It did (really!)",
    "**It did.**",
    "走了。",
  ])("accepts %s", (sentence) => expect(isCompleteSentence(sentence)).toBe(true));
  it.each(["Radically new plans", "Filed under:", "", "[1]", "Most read [2]", "“A heading”", "More »"])(
    "refuses %s",
    (label) => expect(isCompleteSentence(label)).toBe(false),
  );
});
