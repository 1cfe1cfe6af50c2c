import { z } from "zod";
import type { FoundMetadata } from "#lib/metadata/check-found.ts";
import { genreOfSection } from "./genre-of-section.ts";
import { liveUpdateText } from "./live-update-text.ts";

const ARTICLE_TYPE = /(?:^|[/#])(?:[A-Z][A-Za-z]*Article|Article|BlogPosting|Report|LiveBlogPosting)$/;
/** Deeper or more than this is no page's description of itself. */
const MOST_OBJECTS = 10_000;

const mapping = z.record(z.string(), z.unknown());
type Mapping = z.infer<typeof mapping>;

/** Where the page's own article stands. */
const OWN_PARTS = new Set(["@graph", "mainEntity", "mainEntityOfPage"]);
/** References within references, and how many of each list are read. */
const DEEPEST = 6;
const MOST_NAMES = 50;

/** What schema.org's Article of a page says, from the first one that is no part of a list of links. */
export function articleInJsonLd(document: Document): (FoundMetadata & { body?: string }) | undefined {
  const scripts = [...document.querySelectorAll("script")].filter((script) =>
    /ld\+json/i.test(script.getAttribute("type") ?? ""),
  );
  const roots = scripts.map((script) => parse(script.textContent ?? ""));
  const objects = objectsIn(roots);
  const articles = objects.listed.filter((object) =>
    typesOf(object["@type"]).some((type) => ARTICLE_TYPE.test(type)),
  );
  const article = articles.find((one) => textOf(one.headline) !== undefined) ?? articles[0];
  if (article === undefined) return undefined;
  const parts = [textOf(article.articleBody), liveUpdateText(article.liveBlogUpdate)];
  const body = textOf(parts.filter((part) => part !== undefined).join("\n\n"));
  const authors = partiesIn(article.author ?? article.creator, objects.byId);
  const name = (value: unknown) => partiesIn(value, objects.byId)[0]?.name;
  return {
    title: textOf(article.headline) ?? textOf(article.name),
    outlet: name(article.publisher),
    authors: authors.filter((one) => !one.isGroup).map((one) => one.name),
    organisations: authors.filter((one) => one.isGroup).map((one) => one.name),
    published: textOf(article.datePublished) ?? textOf(article.dateCreated),
    language: name(article.inLanguage),
    url: textOf(article.url) ?? idOf(article.mainEntityOfPage),
    genre: genreOfType(article["@type"]) ?? genreOfSection(firstText(article.articleSection)),
    ...(body !== undefined && { body }),
  };
}

type Objects = {
  /** Those that may be the page's own article, the likeliest first. */
  listed: Mapping[];
  /** All that have an identity, also within others; the fullest of those with the same. */
  byId: ReadonlyMap<string, Mapping>;
};

/** Breadth first, so that the page's own article comes before articles that it mentions. */
function objectsIn(roots: readonly unknown[]): Objects {
  const listed: Mapping[] = [];
  const byId = new Map<string, Mapping>();
  const queue = roots.map((value) => ({ value, isOwn: true }));
  for (let i = 0; i < queue.length && i < MOST_OBJECTS; i++) {
    const { value, isOwn } = queue[i] ?? {};
    if (Array.isArray(value)) {
      queue.push(...value.slice(0, MOST_OBJECTS).map((one) => ({ value: one, isOwn: isOwn === true })));
      continue;
    }
    const object = mapping.safeParse(value).data;
    if (object === undefined) continue;
    if (isOwn) listed.push(object);
    const id = textOf(object["@id"]);
    if (id !== undefined && Object.keys(object).length > Object.keys(byId.get(id) ?? {}).length)
      byId.set(id, object);
    for (const [key, part] of Object.entries(object)) {
      if (typeof part !== "object" || part === null) continue;
      queue.push({ value: part, isOwn: isOwn === true && OWN_PARTS.has(key) });
    }
  }
  return { listed, byId };
}

function parse(source: string): unknown {
  try {
    // Some software wraps the JSON into a comment, and leaves line ends in strings.
    return JSON.parse(
      source.replace(/^\s*(?:<!--|\/\*.*?\*\/|<!\[CDATA\[)|(?:-->|\]\]>)\s*$/g, "").replace(/\p{Cc}/gu, " "),
    );
  } catch {
    return undefined;
  }
}

function typesOf(type: unknown): string[] {
  return (Array.isArray(type) ? type : [type]).filter((one) => typeof one === "string");
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function firstText(value: unknown): string | undefined {
  return textOf(Array.isArray(value) ? value[0] : value);
}

type Party = { name: string; isGroup: boolean };

/** "Jo", {"name": "Jo"}, {"name": ["Jo", "Dan"]}, {"@id": …} of an object elsewhere in the page, or a list of such. */
function partiesIn(value: unknown, byId: Objects["byId"], depth = 0): Party[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value))
    return value.slice(0, MOST_NAMES).flatMap((one) => partiesIn(one, byId, depth + 1));
  const text = textOf(value);
  const referred = text === undefined ? undefined : byId.get(text);
  if (text !== undefined)
    return referred === undefined ? [{ name: text, isGroup: false }] : partiesIn(referred, byId, depth + 1);
  const object = mapping.safeParse(value).data;
  if (object === undefined) return [];
  const isGroup = typesOf(object["@type"]).some((type) => /Organi[sz]ation$/.test(type));
  const names = (Array.isArray(object.name) ? object.name : [object.name]).filter(
    (name) => textOf(name) !== undefined,
  );
  if (names.length > 0) return names.map((name) => ({ name: String(name), isGroup }));
  const full = [object.givenName, object.familyName].flatMap((part) => textOf(part) ?? []).join(" ");
  if (full !== "") return [{ name: full, isGroup }];
  const target = byId.get(textOf(object["@id"]) ?? "");
  return target === undefined || target === object ? [] : partiesIn(target, byId, depth + 1);
}

function idOf(value: unknown): string | undefined {
  return textOf(value) ?? textOf(mapping.safeParse(value).data?.["@id"]);
}

function genreOfType(type: unknown): FoundMetadata["genre"] {
  const types = typesOf(type).join(" ");
  if (/OpinionNewsArticle/.test(types)) return "opinion";
  if (/AnalysisNewsArticle|BackgroundNewsArticle/.test(types)) return "analysis";
  return /ReportageNewsArticle/.test(types) ? "report" : undefined;
}
