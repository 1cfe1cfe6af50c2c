import type { ArticleFormat } from "#lib/formats/article-format.ts";
import { decodeUtf8 } from "#lib/formats/decode-text.ts";
import { readSource } from "#lib/formats/read-source.ts";
import type { SourceText } from "#lib/formats/source-text.ts";
import { findByline } from "#lib/metadata/byline.ts";
import {
  type Description,
  describeArticle,
  describeByFolder,
  knownMetadata,
} from "#lib/metadata/describe-article.ts";
import { type Metadata, parseMetadata } from "#lib/metadata/metadata.ts";
import type { Article, MetadataOrigin } from "#lib/schema/article.ts";
import { findAssistantAddresses } from "#lib/text/assistant-address.ts";
import { type CleanedText, cleanScrapedText, type Removal } from "./clean-scraped-text.ts";
import { plainWords } from "./cleaning/page.ts";
import { placePages } from "./place-pages.ts";

/** An article without what only its place in the corpus tells, or why there is none. */
export type ParsedArticle =
  | { ok: true; article: Omit<Article, "id" | "contentHash" | "path">; removed: Removal[]; faults: string[] }
  | { ok: false; reason: string };

/** What is said about a file outside of it: its row of articles.csv, and a correction by hand. */
export type Beside = { row?: Metadata; correction?: Metadata };

/** A file that is one article, of any format but JSONL. */
export async function parseFile(
  bytes: Buffer,
  file: { path: string; format: ArticleFormat },
  beside: Beside,
): Promise<ParsedArticle> {
  if (bytes.length === 0) return { ok: false, reason: "is empty" };
  const source = await readSource(bytes, file.format);
  return source.ok ? guarded(() => toArticle(source, file.path, beside)) : source;
}

/** Whatever one article makes a rule throw is that article's problem, and not the end of the others. */
function guarded(parse: () => ParsedArticle): ParsedArticle {
  try {
    return parse();
  } catch (error) {
    return { ok: false, reason: `cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** One line of a JSONL file: an object with at least `text`. */
export function parseRecord(bytes: Buffer, place: string, correction?: Metadata): ParsedArticle {
  return guarded(() => readRecord(bytes, place, correction));
}

function readRecord(bytes: Buffer, place: string, correction?: Metadata): ParsedArticle {
  const line = decodeUtf8(bytes);
  if (line === undefined) return { ok: false, reason: "the line is binary or not UTF-8" };
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch (error) {
    return { ok: false, reason: `the line is not JSON: ${error instanceof Error ? error.message : error}` };
  }
  if (typeof record !== "object" || record === null || Array.isArray(record)) {
    return { ok: false, reason: "the line is no JSON object" };
  }
  const fields: Record<string, unknown> = { ...record };
  const text = fields.text;
  if (typeof text !== "string") return { ok: false, reason: "the record has no “text”" };
  const { metadata, faults } = parseMetadata(fields);
  const source = { text, found: [{ origin: "record", metadata } as const], notes: faults };
  const parsed = toArticle(source, place, correction === undefined ? {} : { correction });
  const recordId = fields.id;
  if (!parsed.ok || !(typeof recordId === "string" || typeof recordId === "number")) return parsed;
  return { ...parsed, article: { ...parsed.article, recordId: String(recordId).toWellFormed() } };
}

type Read = Omit<Extract<SourceText, { ok: true }>, "ok">;

function toArticle(read: Read, path: string, beside: Beside): ParsedArticle {
  const source = wellFormed(read);
  const told = inOrderOfTrust(source, path, beside);
  const cleaned = clean(source, told);
  if (!/[\p{L}\p{N}]/u.test(cleaned.text)) return { ok: false, reason: "has no text left after cleaning" };
  const addresses = findAssistantAddresses(cleaned.text);
  const pages = source.pages === undefined ? [] : placePages(source.text, source.pages, cleaned.text);
  const article = {
    ...describeArticle(told, cleaned.headline, path),
    text: cleaned.text,
    ...(pages.length > 0 && { pages }),
    ...(addresses.length > 0 && { assistantAddresses: addresses }),
  };
  const warning = "contains text that addresses an assistant; it is kept, marked, and not followed";
  const faults = addresses.length > 0 ? [...source.notes, warning] : source.notes;
  return { ok: true, article, removed: cleaned.removed, faults };
}

/** Half a character, as broken programs leave it, becomes the sign for one that is not known; no offset changes. */
function wellFormed(source: Read): Read {
  const { text, heading } = source;
  if (text.isWellFormed() && heading?.isWellFormed() !== false) return source;
  return {
    ...source,
    text: text.toWellFormed(),
    ...(heading !== undefined && { heading: heading.toWellFormed() }),
    notes: [...source.notes, "has half characters in its text, which are shown as \uFFFD"],
  };
}

/** What an author or archive wrote down about the very file, which a table beside it does not overrule. */
const OWN: readonly MetadataOrigin[] = ["front matter", "record"];
/** Programs fill these in; the day is often that of printing or copying. What the text itself says goes before. */
const LAST: readonly MetadataOrigin[] = ["document properties", "text"];

function inOrderOfTrust({ found, text }: Read, path: string, { correction, row }: Beside): Description[] {
  const printed = found.find(({ origin }) => origin === "text")?.metadata.title;
  const isOwn = ({ origin }: Description) => OWN.includes(origin);
  const isLast = ({ origin }: Description) => LAST.includes(origin);
  return [
    ...(correction === undefined ? [] : [{ origin: "correction", metadata: correction } as const]),
    ...found.filter(isOwn),
    ...(row === undefined ? [] : [{ origin: "articles.csv", metadata: row } as const]),
    ...found.filter((description) => !isOwn(description) && !isLast(description)),
    ...describeByFolder(path),
    { origin: "byline", metadata: findByline(text, knownMetadata(found).language) },
    ...found.filter(isLast).map((description) => withoutTitleBar(description, printed)),
  ];
}

/** A browser's print has the title bar for its title: the printed headline with the outlet's name behind it. */
function withoutTitleBar(description: Description, printed: string | undefined): Description {
  const { origin, metadata } = description;
  const isTitleBar =
    printed !== undefined &&
    metadata.title?.startsWith(printed) === true &&
    /^\s+[|–—·»-]\s/u.test(metadata.title.slice(printed.length));
  return isTitleBar ? { origin, metadata: { ...metadata, title: printed } } : description;
}

function clean(source: Read, told: readonly Description[]): CleanedText {
  const { title, outlet, authors } = knownMetadata(told);
  if (source.isClean === true) return withHeading(source, title);
  return cleanScrapedText(source.text, {
    ...(title === undefined ? {} : { title }),
    ...(outlet === undefined ? {} : { outletName: outlet }),
    ...(authors === undefined ? {} : { authors }),
  });
}

/** A first heading that isn't the title belongs to the text. */
function withHeading({ text, heading }: Read, title: string | undefined): CleanedText {
  if (heading === undefined) return { text, removed: [] };
  const isTitle = title === undefined || plainWords(heading).join(" ") === plainWords(title).join(" ");
  return { text: isTitle ? text : `${heading}\n\n${text}`, removed: [], headline: heading };
}
