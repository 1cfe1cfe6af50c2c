import type { Article, MetadataOrigin } from "#lib/schema/article.ts";

const FIELDS = [
  ["title", "title"],
  ["outlet", "outlet"],
  ["authors", "authors"],
  ["publishedAt", "date"],
  ["genre", "genre"],
  ["language", "language"],
] as const;

const ORIGINS: Record<MetadataOrigin, string> = {
  correction: "a correction by hand",
  "front matter": "the file's front matter",
  record: "the file's own record",
  "articles.csv": "articles.csv",
  "JSON-LD": "the page's JSON-LD",
  OpenGraph: "the page's OpenGraph tags",
  "meta tags": "the page's meta tags",
  page: "the web page itself",
  "document properties": "the document's properties",
  byline: "a line of the text",
  folder: "the folder's name",
  "file name": "the file's name",
  text: "the text itself",
};

/** Where the metadata was found: `Title and date from articles.csv; outlet from the folder's name.` Empty if nowhere. */
export function metadataLine({ metadataFrom }: Pick<Article, "metadataFrom">): string {
  const byOrigin = new Map<MetadataOrigin, string[]>();
  for (const [field, word] of FIELDS) {
    const origin = metadataFrom[field];
    if (origin !== undefined) byOrigin.set(origin, [...(byOrigin.get(origin) ?? []), word]);
  }
  const parts = [...byOrigin].map(([origin, words]) => `${listWords(words)} from ${ORIGINS[origin]}`);
  const line = parts.join("; ");
  return line === "" ? "" : `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
}

function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
