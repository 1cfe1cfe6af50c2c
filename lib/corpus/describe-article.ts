import type { Article, MetadataOrigin } from "#lib/domain/article.ts";
import type { Metadata } from "./metadata.ts";
import { outletId, UNKNOWN_OUTLET } from "./outlet-id.ts";

/** What several places say about one article. */
export type Descriptions = {
  /** Written by hand beside the file. */
  correction?: Metadata;
  /** Front matter, or the JSONL record. */
  own?: { metadata: Metadata; origin: "front matter" | "record" };
  /** Its row of articles.csv. */
  row?: Metadata;
  /** Path within the corpus folder. */
  path: string;
};

type Described = Pick<
  Article,
  | "outletId"
  | "outletName"
  | "title"
  | "url"
  | "authors"
  | "publishedAt"
  | "genre"
  | "wording"
  | "language"
  | "metadataFrom"
>;

/** The metadata that is known before the text is read: what rules for cleaning may use. */
export function knownMetadata({ correction, own, row, path }: Descriptions): Metadata {
  const folder = outletOfFolder(path);
  return { ...(folder === undefined ? {} : { outlet: folder }), ...row, ...own?.metadata, ...correction };
}

/**
 * Fills an article's description, each field from the first place that has it. `headline`: the title line found in the
 * text. What nobody says stays unknown; only a title is always needed, so that the file's name is the last resort.
 */
export function describeArticle(descriptions: Descriptions, headline: string | undefined): Described {
  const { correction, own, row, path } = descriptions;
  const known = knownMetadata(descriptions);
  const origin = (field: keyof Metadata): MetadataOrigin | undefined => {
    if (correction?.[field] !== undefined) return "correction";
    if (own?.metadata[field] !== undefined) return own.origin;
    if (row?.[field] !== undefined) return "articles.csv";
    return known[field] === undefined ? undefined : "folder";
  };
  const metadataFrom: Described["metadataFrom"] = {};
  const fields = {
    outlet: "outlet",
    authors: "authors",
    published: "publishedAt",
    genre: "genre",
    language: "language",
    wording: "wording",
    url: "url",
  } as const;
  for (const field of ["outlet", "authors", "published", "genre", "language", "wording", "url"] as const) {
    const from = origin(field);
    if (from !== undefined) metadataFrom[fields[field]] = from;
  }
  metadataFrom.title = origin("title") ?? (headline === undefined ? "file name" : "text");
  return {
    outletId: known.outlet === undefined ? UNKNOWN_OUTLET.id : outletId(known.outlet),
    outletName: known.outlet ?? UNKNOWN_OUTLET.name,
    title: known.title ?? headline ?? titleOfFile(path),
    ...(known.url === undefined ? {} : { url: known.url }),
    authors: known.authors ?? [],
    ...(known.published === undefined ? {} : { publishedAt: known.published }),
    genre: known.genre ?? "unknown",
    wording: known.wording ?? "original",
    language: known.language ?? "und",
    metadataFrom,
  };
}

/** The first subfolder of the corpus, unless it is only a date: "middle-east-eye" is "Middle East Eye". */
function outletOfFolder(path: string): string | undefined {
  const slash = path.indexOf("/");
  const folder = slash < 0 ? "" : path.slice(0, slash);
  if (!/\p{L}/u.test(folder)) return undefined;
  const words = folder.replace(/[-_]+/g, " ").trim();
  return words === words.toLowerCase()
    ? words.replace(/(^| )\p{L}/gu, (start) => start.toUpperCase())
    : words;
}

/** "troops-return.txt" is "troops return"; a JSONL record keeps its line: "news:12". */
function titleOfFile(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.[a-z]+(?=:\d+$|$)/i, "");
  const words = name.replace(/[-_]+/g, " ").trim();
  return words === "" ? name : words;
}
