import { describe, expect, it } from "vitest";
import { createExtractiveComparer } from "#lib/compare/extractive-comparer.ts";
import type { Point } from "#lib/schema/comparison.ts";
import { contentTokens } from "#lib/text/tokens.ts";
import { comparerContract } from "#tests/contracts/comparer.ts";
import { comparedColumns } from "./compared-columns.ts";

comparerContract("the extractive comparer", createExtractiveComparer);

describe("an outlet that has told two figures", () => {
  const FIRST = "Analysts said that 12 shops closed when the chain failed.";
  const SECOND = "Analysts said that 15 shops closed when the chain failed, after a new count.";
  const OTHER = "Some 14 shops closed when the chain failed, the union said.";

  async function pointsOf(texts: readonly string[]): Promise<Point[]> {
    const { columns } = comparedColumns([
      ...texts.map((text) => ({ outlet: "Ledger", text })),
      { outlet: "Herald", text: OTHER },
    ]);
    const [ledger, ...rest] = [columns[0], ...columns.slice(texts.length)];
    if (ledger === undefined) throw new Error("no column");
    const passages = columns.slice(0, texts.length).flatMap((one) => one.passages);
    const question = "How many shops closed when the chain failed?";
    const request = {
      question,
      terms: contentTokens(question).map(({ word, term }) => ({ word, term, idf: 1 })),
      columns: [{ ...ledger, passages }, ...rest.flatMap((one) => one ?? [])].map((one) => ({
        ...one,
        mustSpeak: false,
      })),
      texts: new Map<string, string>(),
      signal: new AbortController().signal,
    };
    const pieces = await Array.fromAsync(createExtractiveComparer().compare(request));
    return pieces.filter((piece) => "cells" in piece);
  }

  it("is shown with both, the second beside what the others say", async () => {
    const points = await pointsOf([FIRST, SECOND]);
    const quotes = points.map(({ cells }) => cells.map(({ quote }) => quote ?? ""));
    expect(quotes.flat()).toEqual(expect.arrayContaining([FIRST, SECOND, OTHER]));
    const [first, second] = points;
    expect(second?.label).toBe(`${first?.label}: another figure`);
    expect(second?.note).toBe("different figures, check");
    expect(second?.cells.map(({ stance }) => stance)).toEqual(["other-figure", "other-figure"]);
  });

  it("has no point of its own when it told one", async () => {
    const points = await pointsOf([FIRST]);
    expect(points.map(({ label }) => label)).not.toContainEqual(expect.stringContaining("another figure"));
  });
});
