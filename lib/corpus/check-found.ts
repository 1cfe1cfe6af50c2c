import type { MetadataOrigin } from "#lib/domain/article.ts";
import type { Description } from "./describe-article.ts";
import { type Metadata, parseMetadata } from "./metadata.ts";
import { readDate } from "./read-date.ts";

/** What a page or document says of itself, as it says it. */
export type FoundMetadata = {
  title?: string | undefined;
  outlet?: string | undefined;
  authors?: readonly string[];
  published?: string | undefined;
  genre?: Metadata["genre"] | undefined;
  language?: string | undefined;
  url?: string | undefined;
};

const LONGEST_TITLE = 300;
const LONGEST_NAME = 80;

/**
 * Makes a description of what was found: plain text, dates as ISO dates, the rest of it dropped. Nothing that software
 * wrote is worth a complaint, except for a date, which readers would miss: it goes to `notes`.
 */
export function checkFound(origin: MetadataOrigin, found: FoundMetadata, notes: string[]): Description[] {
  const raw: Record<string, unknown> = {};
  const title = plain(found.title);
  if (title !== undefined && title.length <= LONGEST_TITLE) raw.title = title;
  const outlet = plain(found.outlet);
  if (outlet !== undefined && outlet.length <= LONGEST_NAME && !isAddress(outlet)) raw.outlet = outlet;
  const authors = [...new Set((found.authors ?? []).flatMap((author) => authorNames(author)))];
  if (authors.length > 0) raw.authors = authors;
  const published = plain(found.published);
  if (published !== undefined) {
    const date = readDate(published);
    if (date !== undefined) raw.published = date;
    else notes.push(`its date “${published.slice(0, 60)}” (${origin}) makes no sense and is left out`);
  }
  if (found.genre !== undefined) raw.genre = found.genre;
  const language = plain(found.language)?.replaceAll("_", "-");
  if (language !== undefined) raw.language = language;
  const url = plain(found.url);
  if (url !== undefined) raw.url = url;
  const { metadata } = parseMetadata(raw);
  return Object.keys(metadata).length === 0 ? [] : [{ origin, metadata }];
}

const ROLE =
  /,? (?:(?:senior|chief|political|foreign|staff) )?(?:correspondent|reporter|editor|writer|analyst)\b.*$/i;

/** The persons in what a page gives as one author: "By Jo Bly and Dan Ruiz" are two; addresses and roles are none. */
export function authorNames(source: string): string[] {
  const text = plain(source)?.replace(/^(?:(?:written|story|words|reported) )?by:? /i, "") ?? "";
  if (text === "" || isAddress(text) || text.length > 300) return [];
  return text
    .split(/ (?:and|AND|&) |; ?|, (?:and )?(?=\p{Lu})/u)
    .map((name) => name.replace(ROLE, "").trim())
    .filter((name) => /\p{L}{2}/u.test(name) && name.length <= LONGEST_NAME && !isAddress(name));
}

function isAddress(text: string): boolean {
  return /^@|:\/\/|^www\.|\S@\S/.test(text);
}

function plain(text: string | undefined): string | undefined {
  const line = decodeEntities(text ?? "")
    .replace(/<[^>]{0,200}>/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return line === "" ? undefined : line;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const NAMED: Record<string, string> = {
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  hellip: "…",
};

/** Page software often encodes what it puts into JSON and attributes once too much. */
function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,6}));/gi, (all, decimal, hex, name) => {
    const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
    if (code > 31 && code <= 0x10ffff) return String.fromCodePoint(code);
    return ENTITIES[name] ?? NAMED[name] ?? all;
  });
}
