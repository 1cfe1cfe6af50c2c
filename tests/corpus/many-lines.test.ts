import { expect, test } from "vitest";
import { cleanScrapedText } from "#lib/corpus/clean-scraped-text.ts";
import { splitPassages } from "#lib/corpus/split-passages.ts";
import { computingTime } from "#tests/fixtures/computing-time.ts";

const SENTENCE = "The ferry came to the port at nine in the morning on Monday after eleven days.";
const letters = (n: number): string =>
  n.toString(36).replace(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "");

/** Texts of many short lines that some rule looks at: each line must be looked at a bounded number of times. */
const TEXTS: Record<string, (i: number) => string> = {
  "headings of link lists": () => "Related",
  "labels with topics": (i) => `Tags: ${letters(i)}`,
  biographies: (i) => `Jo Bly${letters(i)} is a reporter at Quay Post.`,
  "words alone": () => "quay",
  "quotations that are not closed": (i) => `“${letters(i)}`,
};

test.each(Object.entries(TEXTS))("a text of 30,000 %s is cleaned and split in time", (_, line) => {
  const lines = Array.from({ length: 30_000 }, (_unused, i) => line(i));
  const raw = [SENTENCE, ...lines, SENTENCE].join("\n");
  let text = "";
  expect(computingTime(() => (text = cleanScrapedText(raw, { outletName: "Quay Post" }).text))).toBeLessThan(
    4_000,
  );
  expect(computingTime(() => splitPassages({ id: "a", text }))).toBeLessThan(2_000);
});

test("headings without any text between them fill passages of the usual size", () => {
  const text = Array.from({ length: 900 }, (_, i) => `Pier ${letters(i)}`).join("\n\n");
  const passages = splitPassages({ id: "a", text });
  expect(passages.length).toBeGreaterThan(5);
  expect(Math.max(...passages.map((passage) => passage.text.split(/\s+/).length))).toBeLessThanOrEqual(400);
  expect(
    passages
      .map((passage) => passage.text)
      .join(" ")
      .replace(/\s+/g, " "),
  ).toBe(text.replace(/\s+/g, " "));
});
