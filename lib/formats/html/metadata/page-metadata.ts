import { checkFound } from "#lib/metadata/check-found.ts";
import type { Description } from "#lib/metadata/describe-article.ts";
import { genreOfSection } from "./genre-of-section.ts";
import { articleInJsonLd } from "./json-ld.ts";
import { markedAuthors } from "./marked-authors.ts";
import { markedDate } from "./marked-date.ts";

/** The places of a page's head that name each thing, the surest first; `meta` names and properties in lower case. */
const OPEN_GRAPH = {
  title: ["og:title"],
  outlet: ["og:site_name"],
  authors: ["article:author", "og:article:author"],
  published: ["article:published_time", "og:article:published_time", "og:published_time"],
  language: ["og:locale"],
  url: ["og:url"],
  section: ["article:section", "og:article:section"],
};
const META_TAGS = {
  title: [
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "twitter:title",
    "headline",
  ],
  outlet: ["dc.publisher", "dcterms.publisher", "citation_journal_title", "publisher"],
  authors: [
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "author",
    "byl",
  ],
  published: [
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "publish-date",
    "publish_date",
    "publishdate",
    "pubdate",
    "pdate",
    "date",
  ],
  language: ["content-language", "dc.language", "language"],
  url: ["parsely-link"],
  section: ["parsely-section", "section"],
};

/**
 * What a web page says of itself, in order of trust: JSON-LD, OpenGraph, other meta tags, then its visible marks
 * (title bar, language, byline and time marks, the address it was saved from).
 */
export function describePage(document: Document, source: string, notes: string[]): Description[] {
  const metas = metaTags(document);
  const from = (places: typeof OPEN_GRAPH) => {
    const first = (names: readonly string[]) => names.flatMap((name) => metas.get(name) ?? []).at(0);
    const authors = places.authors.map((name) => metas.get(name) ?? []).find((found) => found.length > 0);
    return {
      title: first(places.title),
      outlet: first(places.outlet),
      authors: authors ?? [],
      published: first(places.published),
      language: first(places.language),
      url: first(places.url),
      genre: genreOfSection(first(places.section)),
    };
  };
  const openGraph = from(OPEN_GRAPH);
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? undefined;
  const metaFound = from(META_TAGS);
  const shown = shownByPage(document, source);
  const language = shown.language ?? openGraph.language ?? metaFound.language;
  const described = [
    ...checkFound("JSON-LD", articleInJsonLd(document) ?? {}, notes, language),
    ...checkFound("OpenGraph", openGraph, notes, language),
    ...checkFound("meta tags", { ...metaFound, url: canonical ?? metaFound.url }, notes, language),
    ...checkFound("page", shown, notes, language),
  ];
  const outlets = new Set(described.flatMap(({ metadata }) => metadata.outlet?.toLowerCase() ?? []));
  return described.map((description) =>
    withoutOutletAsAuthor(withoutOutletInTitle(description, openGraph.outlet), outlets),
  );
}

/** Many pages give their outlet for the author: then the next place may name a person. */
function withoutOutletAsAuthor({ origin, metadata }: Description, outlets: ReadonlySet<string>): Description {
  const { authors = [], ...others } = metadata;
  const persons = authors.filter((author) => !outlets.has(author.toLowerCase()));
  return { origin, metadata: { ...others, ...(persons.length > 0 && { authors: persons }) } };
}

function metaTags(document: Document): Map<string, string[]> {
  const metas = new Map<string, string[]>();
  for (const meta of document.querySelectorAll("meta[content]")) {
    const name = ["property", "name", "itemprop", "http-equiv"]
      .map((attribute) => meta.getAttribute(attribute))
      .find((value) => value !== null && value !== "");
    const content = meta.getAttribute("content")?.trim() ?? "";
    if (name === null || name === undefined || content === "" || content.length > 5000) continue;
    const key = name.toLowerCase();
    metas.set(key, [...(metas.get(key) ?? []), content].slice(0, 20));
  }
  return metas;
}

function shownByPage(document: Document, source: string) {
  const text = (selector: string) => document.querySelector(selector)?.textContent ?? undefined;
  const title = document.title.trim();
  const headings = [...document.querySelectorAll("h1")].map((heading) => heading.textContent?.trim() ?? "");
  const heading = headings.find((one) => one.length > 10 && title.includes(one));
  const language = document.documentElement?.getAttribute("lang") ?? undefined;
  return {
    title: heading ?? withoutTitleBarSuffix(title),
    authors: markedAuthors(document),
    published: markedDate(document, language),
    language,
    url: /<!-- saved from url=\(\d+\)(https?:\S+) -->/.exec(source.slice(0, 2000))?.[1],
    outlet: text('[itemprop~="publisher"] [itemprop~="name"]'),
  };
}

/** "Ferries sail again - The Coast Courier" is the first part, if that has words enough for a headline. */
function withoutTitleBarSuffix(title: string): string {
  const cut = /^(.{12,}?\s\S.*?)\s+(?:[|–—·»]|-|::)\s+[^|–—·»]{2,40}$/.exec(title)?.[1];
  return cut !== undefined && cut.split(/\s+/).length >= 3 ? cut : title;
}

function withoutOutletInTitle(description: Description, outlet: string | undefined): Description {
  const { title } = description.metadata;
  const name = outlet ?? description.metadata.outlet;
  if (title === undefined || name === undefined || !title.endsWith(name)) return description;
  const bare = title.slice(0, -name.length).replace(/\s+[|–—·»:-]+\s+$/, "");
  const isSuffix = bare.length < title.length - name.length && bare.length > 0;
  return isSuffix ? { ...description, metadata: { ...description.metadata, title: bare } } : description;
}
