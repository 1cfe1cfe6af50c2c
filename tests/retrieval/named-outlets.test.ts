import { expect, it } from "vitest";
import { findNamedOutlets } from "#lib/retrieval/named-outlets.ts";
import type { ArticleInfo } from "#lib/schema/article.ts";

const article = (outletId: string, outletName: string): ArticleInfo => ({
  id: outletId,
  outletId,
  outletName,
  title: "",
  authors: [],
  genre: "report",
  wording: "original",
  language: "en",
  contentHash: "",
  path: "",
  metadataFrom: {},
});
const articles = [article("the-courier", "The Courier"), article("ap", "A.P. Wire"), article("quay", "Quay")];
const find = (question: string) => findNamedOutlets(question, articles);

it("finds outlets by name, with or without the article, and takes the names out", () => {
  expect(find("What does the courier's Ida Storm say?").outlets).toEqual([
    { id: "the-courier", name: "The Courier" },
  ]);
  const both = find("How do Quay and A.P. Wire differ on strikes?");
  expect(both.outlets.map(({ id }) => id)).toEqual(["ap", "quay"]);
  expect(both.rest.replace(/\s+/g, " ")).toBe("How do and differ on strikes?");
});

it("knows an outlet by what it is called for short", () => {
  const more = [...articles, article("gazette", "Harbour Gazette")];
  const found = findNamedOutlets("Do the Gazette and Quay agree?", more);
  expect(found.outlets.map(({ id }) => id)).toEqual(["quay", "gazette"]);
  expect(found.rest.replace(/\s+/g, " ")).toBe("Do and agree?");
});

it("matches whole words only, and reads names literally", () => {
  expect(find("Which couriers use the quayside? Is APX Wire one?")).toMatchObject({ outlets: [] });
});
