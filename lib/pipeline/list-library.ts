import type { ArticleInfo } from "#lib/schema/article.ts";
import type { LibraryArticle } from "#lib/schema/library.ts";

export const LIBRARY_SORTS = ["outlet", "title", "date", "genre", "wording", "passages", "match"] as const;

export type LibrarySort = (typeof LIBRARY_SORTS)[number];

/** What an article can be looked for by: linked copies, text that addresses an assistant, metadata corrected by hand. */
export const LIBRARY_MARKS = ["copies", "assistant", "corrected"] as const;

export type LibraryMark = (typeof LIBRARY_MARKS)[number];

export type LibraryQuery = {
  /** `match`: best first, only with a search. */
  sort: LibrarySort;
  descending: boolean;
  outletId?: string | undefined;
  genre?: ArticleInfo["genre"] | undefined;
  /** First and last year, inclusive; articles without a date match neither. */
  fromYear?: number | undefined;
  toYear?: number | undefined;
  mark?: LibraryMark | undefined;
  offset: number;
  limit: number;
};

/** `total`: of all that match, of which `articles` are those from `offset` on. */
export type LibraryPage = { articles: LibraryArticle[]; total: number };

/** One generation's articles, prepared for lists; each order is made once. */
export type Library = {
  readonly outlets: { id: string; name: string; articles: number }[];
  /** Years of the earliest and the latest article with a date. */
  readonly years: { first: number; last: number } | undefined;
  readonly size: number;
  byId(id: string): LibraryArticle | undefined;
  /** Those whose file, or line, has these bytes. */
  bySource(sourceHash: string): LibraryArticle[];
  /** An article file's own article, or all records of a JSONL file. */
  byFile(path: string): LibraryArticle[];
  /** `matches`: ids of the articles that a search found, best first; absent without a search. */
  page(query: LibraryQuery, matches?: readonly string[]): LibraryPage;
};

/** Makes a catalogue ready to be sorted, filtered and shown page by page, at tens of thousands of articles. */
export function openLibrary(catalogue: readonly ArticleInfo[], counts: ReadonlyMap<string, number>): Library {
  const articles = catalogue.map((article) => ({ ...article, passages: counts.get(article.id) ?? 0 }));
  const byId = new Map(articles.map((article) => [article.id, article]));
  const files = Map.groupBy(articles, ({ path }) => path.replace(/(\.(?:jsonl|ndjson)):\d+$/i, "$1"));
  const sources = Map.groupBy(articles, ({ sourceHash }) => sourceHash);
  const outlets = Map.groupBy(articles, ({ outletId }) => outletId);
  const years = articles.flatMap((article) => yearOf(article) ?? []);
  const orders = new Map<LibrarySort, LibraryArticle[]>();

  const ordered = (sort: LibrarySort): LibraryArticle[] => {
    const known = orders.get(sort);
    if (known !== undefined) return known;
    const keyed = articles.map((article) => ({ article, key: sortKey(article, sort) }));
    keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    const order = keyed.map(({ article }) => article);
    orders.set(sort, order);
    return order;
  };

  return {
    outlets: [...outlets].map(([id, of]) => ({ id, name: of[0]?.outletName ?? id, articles: of.length })),
    years:
      years.length === 0
        ? undefined
        : {
            first: years.reduce((a, b) => Math.min(a, b)),
            last: years.reduce((a, b) => Math.max(a, b)),
          },
    size: articles.length,
    byId: (id) => byId.get(id),
    bySource: (sourceHash) => sources.get(sourceHash) ?? [],
    byFile: (path) => files.get(path) ?? [],
    page(query, matches) {
      const found = matches && new Set(matches);
      const order =
        query.sort === "match" && matches !== undefined
          ? matches.flatMap((id) => byId.get(id) ?? [])
          : ordered(query.sort === "match" ? "outlet" : query.sort);
      const all = order.filter(
        (article) => found?.has(article.id) !== false && matchesFilter(article, query),
      );
      if (query.descending) all.reverse();
      return { articles: all.slice(query.offset, query.offset + query.limit), total: all.length };
    },
  };
}

function matchesFilter(article: LibraryArticle, query: LibraryQuery): boolean {
  if (query.outletId !== undefined && article.outletId !== query.outletId) return false;
  if (query.genre !== undefined && article.genre !== query.genre) return false;
  if (query.mark !== undefined && !hasMark(article, query.mark)) return false;
  if (query.fromYear === undefined && query.toYear === undefined) return true;
  const year = yearOf(article);
  return year !== undefined && year >= (query.fromYear ?? year) && year <= (query.toYear ?? year);
}

function hasMark(article: LibraryArticle, mark: LibraryMark): boolean {
  if (mark === "copies") return (article.nearDuplicates ?? []).length > 0;
  if (mark === "assistant") return (article.assistantAddresses ?? []).length > 0;
  return Object.values(article.metadataFrom).includes("correction");
}

function yearOf({ publishedAt }: ArticleInfo): number | undefined {
  return publishedAt === undefined ? undefined : Number(publishedAt.slice(0, 4));
}

/** Plain text that sorts by code units as a reader expects; the catalogue's own order decides between equals. */
function sortKey(article: LibraryArticle, sort: LibrarySort): string {
  switch (sort) {
    case "title":
      return folded(article.title);
    case "date":
      return article.publishedAt ?? "";
    case "genre":
      return article.genre === "unknown" ? "~" : article.genre;
    case "wording":
      return article.wording;
    case "passages":
      return String(article.passages).padStart(9, "0");
    default:
      return folded(article.outletName);
  }
}

function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\p{P}]/gu, "")
    .toLowerCase();
}
