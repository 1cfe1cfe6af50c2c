import type { Article, MetadataOrigin } from "#lib/schema/article.ts";
import { plainLine, shortened } from "#lib/text/plain-line.ts";
import { LONGEST, type Metadata } from "./metadata.ts";
import { outletId, UNKNOWN_OUTLET } from "./outlet-id.ts";

/** What one place says about an article. */
export type Description = { origin: MetadataOrigin; metadata: Metadata };

type Described = Pick<
  Article,
  | "outletId"
  | "outletName"
  | "title"
  | "url"
  | "authors"
  | "publishedAt"
  | "fileDate"
  | "genre"
  | "wording"
  | "language"
  | "metadataFrom"
>;

/** Each field from the first description that has it. */
export function knownMetadata(descriptions: readonly Description[]): Metadata {
  const known: Metadata = {};
  for (const { metadata } of descriptions.toReversed()) Object.assign(known, metadata);
  return known;
}

const FIELDS = [
  ["outlet", "outlet"],
  ["authors", "authors"],
  ["published", "publishedAt"],
  ["genre", "genre"],
  ["language", "language"],
  ["wording", "wording"],
  ["url", "url"],
] as const;

/**
 * Fills an article's description, each field from the first place that has it. `headline`: the title line found in the
 * text. What nobody says stays unknown; only a title is always needed, so that the file's name is the last resort.
 */
export function describeArticle(
  descriptions: readonly Description[],
  headline: string | undefined,
  path: string,
): Described {
  const known = knownMetadata(descriptions);
  const { published, publishedFrom, fileDate } = datesOf(descriptions);
  const origin = (field: keyof Metadata): MetadataOrigin | undefined =>
    descriptions.find(({ metadata }) => metadata[field] !== undefined)?.origin;
  const metadataFrom: Described["metadataFrom"] = {};
  for (const [field, name] of FIELDS) {
    const from = field === "published" ? publishedFrom : origin(field);
    if (from !== undefined) metadataFrom[name] = from;
  }
  metadataFrom.title = origin("title") ?? (headline === undefined ? "file name" : "text");
  return {
    outletId: known.outlet === undefined ? UNKNOWN_OUTLET.id : outletId(known.outlet),
    outletName: known.outlet ?? UNKNOWN_OUTLET.name,
    title: known.title ?? shortened(plainLine(headline ?? titleOfFile(path)), LONGEST.title),
    ...(known.url === undefined ? {} : { url: known.url }),
    authors: known.authors ?? [],
    ...(published === undefined ? {} : { publishedAt: published }),
    ...(fileDate === undefined ? {} : { fileDate }),
    genre: known.genre ?? "unknown",
    wording: known.wording ?? "original",
    language: known.language ?? "und",
    metadataFrom,
  };
}

/** When a program made a file says nothing of when its article appeared. */
function datesOf(descriptions: readonly Description[]) {
  const dated = descriptions.filter(({ metadata }) => metadata.published !== undefined);
  const said = dated.find(({ origin }) => origin !== "document properties");
  const made = dated.find(({ origin }) => origin === "document properties");
  return {
    published: said?.metadata.published,
    publishedFrom: said?.origin,
    fileDate: made?.metadata.published,
  };
}

/** The first subfolder of the corpus as the outlet, unless it is only a date: "middle-east-eye" is "Middle East Eye". */
export function describeByFolder(path: string): Description[] {
  const slash = path.indexOf("/");
  const folder = slash < 0 ? "" : path.slice(0, slash);
  if (!/\p{L}/u.test(folder)) return [];
  const words = shortened(plainLine(folder.replace(/[-_]+/g, " ")), LONGEST.outlet);
  const outlet =
    words === words.toLowerCase() ? words.replace(/(^| )\p{L}/gu, (start) => start.toUpperCase()) : words;
  return [{ origin: "folder", metadata: { outlet } }];
}

/** "troops-return.txt" is "troops return"; a JSONL record keeps its line: "news:12". */
function titleOfFile(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.[a-z]+(?=:\d+$|$)/i, "");
  const words = name.replace(/[-_]+/g, " ").trim();
  return words === "" ? name : words;
}
