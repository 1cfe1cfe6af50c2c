import { expect, it } from "vitest";
import { chooseColumns } from "#lib/compare/choose-columns.ts";
import type { ArticleInfo } from "#lib/schema/article.ts";

const article = (id: string, outletName: string, publishedAt?: string): ArticleInfo => ({
  id,
  outletId: outletName === "" ? "unknown" : outletName.toLowerCase(),
  outletName: outletName === "" ? "Unknown outlet" : outletName,
  title: `Title of ${id}`,
  authors: [],
  genre: "report",
  wording: "original",
  language: "en",
  contentHash: id,
  path: `${id}.txt`,
  metadataFrom: {},
  ...(publishedAt !== undefined && { publishedAt }),
});
const named = (articles: ArticleInfo[]) =>
  chooseColumns(articles).map(({ column, articles: own }) => [
    column.name,
    own.map(({ id }) => id).join(" "),
  ]);

it("has a column an outlet, by name", () => {
  expect(named([article("a", "Tide"), article("b", "Herald"), article("c", "Tide")])).toEqual([
    ["Herald", "b"],
    ["Tide", "a c"],
  ]);
});

it("has a column an article, by date, where all are of one outlet", () => {
  expect(named([article("a", "Tide", "2024-02"), article("b", "Tide", "2024-01")])).toEqual([
    ["Title of b", "b"],
    ["Title of a", "a"],
  ]);
});

it("does not put articles together of which nobody says the outlet", () => {
  expect(named([article("a", "Tide"), article("b", ""), article("c", "")])).toEqual([
    ["Tide", "a"],
    ["Title of b", "b"],
    ["Title of c", "c"],
  ]);
});
