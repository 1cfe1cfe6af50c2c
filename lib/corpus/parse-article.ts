import type { Article } from "#lib/domain/article.ts";
import { findAssistantAddresses } from "#lib/text/assistant-address.ts";
import { type CleanedText, cleanScrapedText, type Removal } from "./clean-scraped-text.ts";
import { plainWords } from "./cleaning/page.ts";
import { decodeText } from "./decode-text.ts";
import { type Descriptions, describeArticle, knownMetadata } from "./describe-article.ts";
import { splitFrontMatter } from "./front-matter.ts";
import type { CorpusFile } from "./list-corpus.ts";
import { markdownToText } from "./markdown-to-text.ts";
import { type Metadata, parseMetadata } from "./metadata.ts";

/** An article without what only its place in the corpus tells, or why there is none. */
export type ParsedArticle =
  | { ok: true; article: Omit<Article, "id" | "contentHash" | "path">; removed: Removal[]; faults: string[] }
  | { ok: false; reason: string };

/** What is said about a file outside of it: its row of articles.csv, and a correction by hand. */
export type Beside = Pick<Descriptions, "row" | "correction">;

/** A .md or .txt file. */
export function parseFile(bytes: Buffer, file: CorpusFile, beside: Beside): ParsedArticle {
  const text = decodeText(bytes);
  if (bytes.length === 0 || text?.trim() === "") return { ok: false, reason: "is empty" };
  if (text === undefined) return { ok: false, reason: "is binary or not UTF-8" };
  const descriptions: Descriptions = { path: file.path, ...beside };
  return file.format === "markdown" ? parseMarkdown(text, descriptions) : finish(text, descriptions, []);
}

/** One line of a JSONL file: an object with at least `text`. */
export function parseRecord(bytes: Buffer, place: string, correction?: Metadata): ParsedArticle {
  const line = decodeText(bytes);
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
  const parsed = finish(
    text,
    { path: place, own: { metadata, origin: "record" }, ...(correction !== undefined && { correction }) },
    faults,
  );
  const recordId = fields.id;
  if (!parsed.ok || !(typeof recordId === "string" || typeof recordId === "number")) return parsed;
  return { ...parsed, article: { ...parsed.article, recordId: String(recordId) } };
}

function parseMarkdown(source: string, descriptions: Descriptions): ParsedArticle {
  const frontMatter = splitFrontMatter(source);
  if (!frontMatter.ok) return frontMatter;
  const { metadata, faults } = parseMetadata(frontMatter.data);
  const described: Descriptions = { ...descriptions, own: { metadata, origin: "front matter" } };
  const { text, heading } = markdownToText(frontMatter.body);
  const title = knownMetadata(described).title;
  // A first heading that isn't the title belongs to the text.
  const keepsHeading = heading !== undefined && title !== undefined && !isSame(heading, title);
  const body = keepsHeading ? `${heading}\n\n${text}` : text;
  return toArticle(
    { text: body, removed: [], ...(heading === undefined ? {} : { headline: heading }) },
    described,
    faults,
  );
}

function isSame(heading: string, title: string): boolean {
  return plainWords(heading).join(" ") === plainWords(title).join(" ");
}

function finish(raw: string, descriptions: Descriptions, faults: string[]): ParsedArticle {
  const known = knownMetadata(descriptions);
  const cleaned = cleanScrapedText(raw, {
    ...(known.title === undefined ? {} : { title: known.title }),
    ...(known.outlet === undefined ? {} : { outletName: known.outlet }),
    ...(known.authors === undefined ? {} : { authors: known.authors }),
  });
  return toArticle(cleaned, descriptions, faults);
}

function toArticle(cleaned: CleanedText, descriptions: Descriptions, faults: string[]): ParsedArticle {
  if (!/[\p{L}\p{N}]/u.test(cleaned.text)) return { ok: false, reason: "has no text left after cleaning" };
  const found = findAssistantAddresses(cleaned.text);
  const article = {
    ...describeArticle(descriptions, cleaned.headline),
    text: cleaned.text,
    ...(found.length > 0 && { assistantAddresses: found }),
  };
  const told =
    found.length > 0
      ? ["contains text that addresses an assistant; it is kept, marked, and not followed"]
      : [];
  return { ok: true, article, removed: cleaned.removed, faults: [...faults, ...told] };
}
