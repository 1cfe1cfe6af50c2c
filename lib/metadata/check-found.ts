import type { MetadataOrigin } from "#lib/schema/article.ts";
import { plainLine } from "#lib/text/plain-line.ts";
import { authorNames, isAddress, isGroup } from "./author-names.ts";
import type { Description } from "./describe-article.ts";
import { LONGEST, type Metadata, parseMetadata } from "./metadata.ts";
import { readDate } from "./read-date.ts";

/** What a page or document says of itself, as it says it. */
export type FoundMetadata = {
  title?: string | undefined;
  outlet?: string | undefined;
  authors?: readonly string[];
  /** Authors that are said to be organisations, whose name is one whole. */
  organisations?: readonly string[];
  published?: string | undefined;
  genre?: Metadata["genre"] | undefined;
  language?: string | undefined;
  url?: string | undefined;
};

/**
 * Makes a description of what was found: plain text, dates as ISO dates, the rest of it dropped. Nothing that software
 * wrote is worth a complaint, except for a date, which readers would miss: it goes to `notes`. `spoken`: the language that
 * tells which number of a date is the day.
 */
export function checkFound(
  origin: MetadataOrigin,
  found: FoundMetadata,
  notes: string[],
  spoken = found.language,
): Description[] {
  const raw: Record<string, unknown> = {};
  const title = plain(found.title);
  if (title !== undefined) raw.title = title;
  const outlet = plain(found.outlet);
  if (outlet !== undefined && outlet.length <= LONGEST.outlet && !isAddress(outlet)) raw.outlet = outlet;
  const authors = authorsOf(found, outlet);
  if (authors.length > 0) raw.authors = authors;
  const published = plain(found.published);
  if (published !== undefined) {
    const date = readDate(published, { language: spoken });
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

function authorsOf(
  { authors = [], organisations = [] }: FoundMetadata,
  outlet: string | undefined,
): string[] {
  const persons = authors.flatMap((author) => authorNames(plain(author) ?? ""));
  // A staff that signs is nobody in particular.
  const groups = organisations
    .map((name) => plain(name) ?? "")
    .filter((name) => name !== "" && !isAddress(name) && !isGroup(name));
  const names = new Set([...persons, ...groups]);
  return [...names].filter((name) => name.toLowerCase() !== outlet?.toLowerCase());
}

function plain(text: string | undefined): string | undefined {
  const line = plainLine(decodeEntities(text ?? "").replace(/<[^>]{0,200}>/g, ""));
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
