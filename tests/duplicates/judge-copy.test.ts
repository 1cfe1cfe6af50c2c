import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeCopy, reversed } from "#lib/duplicates/judge-copy.ts";
import { readText } from "#lib/duplicates/read-text.ts";
import { editWords, inventSentences } from "./invent-text.ts";

const judge = (first: string, second: string) => judgeCopy(readText(first), readText(second));
const report = inventSentences(30, 1);
const text = report.join(" ");
const others = (count: number, seed = 2) => inventSentences(count, seed).join(" ");

describe("judgeCopy", () => {
  it("knows the same words under other punctuation", () => {
    expect(judge(text, text.toUpperCase().replaceAll(".", " –"))).toEqual({
      kind: "same-text",
      similarity: 1,
    });
  });

  it.each([
    ["edited words", editWords(text, 0.15, 3)],
    ["a trimmed last paragraph", report.slice(0, 24).join(" ")],
    ["an added first line and a byline of its own", `${others(2)} ${text} Reporting by Anna Quay.`],
    ["all of these", `${others(1)} ${editWords(report.slice(0, 25).join(" "), 0.05, 4)}`],
  ])("knows a report with %s", (_, copy) => {
    expect(judge(text, copy)).toMatchObject({ kind: "near" });
    expect(judge(copy, text)?.similarity).toBe(judge(text, copy)?.similarity);
  });

  it("tells a text that contains a whole report from a copy of it", () => {
    const long = `${others(60)} ${text} ${others(60, 3)}`;
    expect(judge(long, text)).toEqual({ kind: "contains", similarity: 1 });
    expect(judge(text, long)).toEqual({ kind: "within", similarity: 1 });
    expect(judge(editWords(text, 0.05, 3), long)).toMatchObject({ kind: "within" });
  });

  it("links nothing by a quotation in common, or by texts of a line", () => {
    const quotation = report.slice(0, 2).join(" ");
    expect(judge(`${others(28, 4)} ${quotation}`, `${quotation} ${others(28, 5)}`)).toBeUndefined();
    const sentence = report.slice(0, 1).join(" ");
    expect(judge(`${others(1, 6)} ${sentence}`, `${sentence} ${others(1, 7)}`)).toBeUndefined();
    expect(judge("Sign in to read on.", "Sign in to read on.")).toBeUndefined();
  });

  it("never takes two reports for copies of a third that prints both", () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 60 }), fc.integer({ min: 4, max: 60 }), (one, two) => {
        const [first, second] = [others(one, 8), others(two, 9)];
        const both = `${first} ${second}`;
        const kinds = [judge(first, both)?.kind, judge(second, both)?.kind];
        expect(kinds.filter((kind) => kind === "near").length).toBeLessThan(2);
      }),
      { numRuns: 40 },
    );
  });

  it("says the same from the other side", () => {
    const long = `${text} ${others(70)}`;
    for (const [a, b] of [
      [text, long],
      [text, editWords(text, 0.1, 5)],
      [text, text],
    ] as const) {
      const judged = judge(a, b);
      expect(judged && reversed(judged)).toEqual(judge(b, a));
    }
  });
});
