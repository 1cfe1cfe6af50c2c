import { z } from "zod";
import type { FoundMetadata } from "../check-found.ts";
import { genreOfSection } from "./genre-of-section.ts";
import { liveUpdateText } from "./live-update-text.ts";

const ARTICLE_TYPE = /(?:^|[/#])(?:[A-Z][A-Za-z]*Article|Article|BlogPosting|Report|LiveBlogPosting)$/;
/** Deeper or more than this is no page's description of itself. */
const MOST_OBJECTS = 2000;

const mapping = z.record(z.string(), z.unknown());
type Mapping = z.infer<typeof mapping>;

/** What schema.org's Article of a page says, from the first one that is no part of a list of links. */
export function articleInJsonLd(document: Document): (FoundMetadata & { body?: string }) | undefined {
  const scripts = [...document.querySelectorAll("script")].filter((script) =>
    /ld\+json/i.test(script.getAttribute("type") ?? ""),
  );
  const roots = scripts.map((script) => parse(script.textContent ?? ""));
  const articles = articlesIn(roots);
  const article = articles.find((one) => textOf(one.headline) !== undefined) ?? articles[0];
  if (article === undefined) return undefined;
  const parts = [textOf(article.articleBody), liveUpdateText(article.liveBlogUpdate)];
  const body = textOf(parts.filter((part) => part !== undefined).join("\n\n"));
  return {
    title: textOf(article.headline) ?? textOf(article.name),
    outlet: nameOf(article.publisher),
    authors: namesOf(article.author ?? article.creator),
    published: textOf(article.datePublished) ?? textOf(article.dateCreated),
    language: nameOf(article.inLanguage),
    url: textOf(article.url) ?? idOf(article.mainEntityOfPage),
    genre: genreOfType(article["@type"]) ?? genreOfSection(firstText(article.articleSection)),
    ...(body !== undefined && { body }),
  };
}

/** Breadth first, so that the page's own article comes before articles that it mentions. */
function articlesIn(roots: readonly unknown[]): Mapping[] {
  const found: Mapping[] = [];
  const queue = [...roots];
  for (let i = 0; i < queue.length && i < MOST_OBJECTS; i++) {
    const value = queue[i];
    if (Array.isArray(value)) {
      queue.push(...value.slice(0, MOST_OBJECTS));
      continue;
    }
    const object = mapping.safeParse(value).data;
    if (object === undefined) continue;
    if (typesOf(object["@type"]).some((type) => ARTICLE_TYPE.test(type))) found.push(object);
    queue.push(object["@graph"], object.mainEntity, object.mainEntityOfPage);
  }
  return found;
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

function nameOf(value: unknown): string | undefined {
  return namesOf(value)[0];
}

/** "Jo", {"name": "Jo"}, {"name": ["Jo", "Dan"]}, or a list of such. */
function namesOf(value: unknown): string[] {
  return (Array.isArray(value) ? value.slice(0, 50) : [value]).flatMap((one) => {
    const text = textOf(one);
    if (text !== undefined) return [text];
    const name = mapping.safeParse(one).data?.name;
    return (Array.isArray(name) ? name : [name]).filter((part) => typeof part === "string");
  });
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
