import { describe, expect, it } from "vitest";
import { type LibraryQuery, openLibrary } from "#lib/pipeline/list-library.ts";
import type { ArticleInfo } from "#lib/schema/article.ts";

const anArticle = (id: string, rest: Partial<ArticleInfo>): ArticleInfo => ({
  id,
  outletId: "post",
  outletName: "Post",
  title: id,
  authors: [],
  genre: "unknown",
  wording: "original",
  language: "en",
  contentHash: id,
  path: `${id}.txt`,
  metadataFrom: {},
  ...rest,
});

const ARTICLES = [
  anArticle("a", { title: "“Zebra” crossing", publishedAt: "2015-02", genre: "opinion" }),
  anArticle("b", { title: "élan", publishedAt: "2014", outletId: "echo", outletName: "Écho" }),
  anArticle("c", { title: "Ferry", genre: "report", path: "wire.jsonl:7" }),
];
const library = openLibrary(
  ARTICLES,
  new Map([
    ["a", 3],
    ["b", 12],
  ]),
);
const ids = (query: Partial<LibraryQuery>, matches?: string[]) =>
  library
    .page({ sort: "outlet", descending: false, offset: 0, limit: 50, ...query }, matches)
    .articles.map(({ id }) => id);

describe("openLibrary", () => {
  it("sorts by every column, either way, as a reader expects", () => {
    expect(ids({ sort: "outlet" })).toEqual(["b", "a", "c"]);
    expect(ids({ sort: "title" })).toEqual(["b", "c", "a"]);
    expect(ids({ sort: "date" })).toEqual(["c", "b", "a"]);
    expect(ids({ sort: "passages", descending: true })).toEqual(["b", "a", "c"]);
    expect(ids({ sort: "genre" })).toEqual(["a", "c", "b"]);
    expect(ids({ sort: "title", descending: true })).toEqual(["a", "c", "b"]);
  });

  it("finds articles with copies, with text for an assistant, or corrected by hand", () => {
    const copy = { articleId: "x", title: "X", outletName: "X", kind: "near", similarity: 1 } as const;
    const marked = openLibrary(
      [
        anArticle("copied", { nearDuplicates: [copy] }),
        anArticle("orders", { assistantAddresses: [{ start: 0, end: 10, rule: "orders to forget orders" }] }),
        anArticle("mended", { metadataFrom: { title: "correction", outlet: "folder" } }),
        anArticle("plain", { nearDuplicates: [], metadataFrom: { title: "front matter" } }),
      ],
      new Map(),
    );
    const found = (mark: LibraryQuery["mark"]) =>
      marked
        .page({ sort: "title", descending: false, offset: 0, limit: 9, mark })
        .articles.map(({ id }) => id);
    expect(found("copies")).toEqual(["copied"]);
    expect(found("assistant")).toEqual(["orders"]);
    expect(found("corrected")).toEqual(["mended"]);
    expect(found(undefined)).toHaveLength(4);
  });

  it("filters by outlet, genre and years", () => {
    expect(ids({ outletId: "post" })).toEqual(["a", "c"]);
    expect(ids({ genre: "opinion" })).toEqual(["a"]);
    expect(ids({ fromYear: 2015 })).toEqual(["a"]);
    expect(ids({ fromYear: 2014, toYear: 2014 })).toEqual(["b"]);
  });

  it("shows what a search found, best first or sorted", () => {
    expect(ids({ sort: "match" }, ["c", "gone", "b"])).toEqual(["c", "b"]);
    expect(ids({ sort: "title" }, ["c", "b"])).toEqual(["b", "c"]);
    expect(ids({ sort: "match", outletId: "post" }, ["c", "b"])).toEqual(["c"]);
  });

  it("gives one page, and how many there are", () => {
    const page = library.page({ sort: "title", descending: false, offset: 1, limit: 1 });
    expect(page).toMatchObject({ articles: [{ id: "c", passages: 0 }], total: 3 });
    expect(ids({ offset: 9 })).toEqual([]);
  });

  it("knows its outlets, its years, and the articles of a file", () => {
    expect(library.outlets).toEqual([
      { id: "post", name: "Post", articles: 2 },
      { id: "echo", name: "Écho", articles: 1 },
    ]);
    expect(library.years).toEqual({ first: 2014, last: 2015 });
    expect(library.byFile("wire.jsonl").map(({ id }) => id)).toEqual(["c"]);
    expect(library.byFile("a.txt").map(({ id }) => id)).toEqual(["a"]);
  });
});
