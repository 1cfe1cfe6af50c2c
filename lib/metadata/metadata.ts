import { z } from "zod";
import { type Article, GENRES, WORDINGS } from "#lib/schema/article.ts";
import { hasControls, plainLine, shortened } from "#lib/text/plain-line.ts";
import { fromBuddhistYear, withCommonYear } from "./dates/buddhist-year.ts";

/** What somebody wrote down about an article; absent is unknown. */
export type Metadata = {
  title?: string;
  outlet?: string;
  authors?: string[];
  /** ISO date, whole or partial. */
  published?: string;
  genre?: Article["genre"];
  wording?: Article["wording"];
  language?: string;
  url?: string;
};

/** Longest title and names, in characters. */
export const LONGEST = { title: 300, outlet: 100, author: 100 };

const LONGEST_URL = 2000;

const line = z
  .union([z.string(), z.number(), z.boolean()], "is not plain text")
  .transform((value) => plainLine(String(value)));

const FIELDS = {
  title: line,
  outlet: line,
  authors: z.union([
    z.array(line).transform((names) => names.filter((name) => name !== "")),
    z.string().transform((text) =>
      text
        .split(";")
        .map(plainLine)
        .filter((name) => name !== ""),
    ),
  ]),
  published: line.transform((text, context) => {
    const date = partialDate(text);
    if (date !== undefined) return date;
    context.addIssue({ code: "custom", message: "is no date such as 2015, 2015-02 or 2015-02-10" });
    return z.NEVER;
  }),
  genre: z.enum(GENRES, `is none of ${GENRES.join(", ")}`),
  wording: z.enum(WORDINGS, `is neither ${WORDINGS.join(" nor ")}`),
  language: z.string().refine(isLanguageTag, "is no language tag such as en or pt-BR"),
  url: z
    .url({ protocol: /^https?$/, error: "is no http or https address" })
    .refine(
      (address) => !hasControls(address) && address.length <= LONGEST_URL,
      "is no http or https address",
    ),
} satisfies { [Field in keyof Metadata]-?: z.ZodType<Metadata[Field]> };

/**
 * The known fields of a mapping; others are passed over, empty ones are absent. A field that makes no sense is left
 * out and named in `faults`: it must not keep the article out.
 */
export function parseMetadata(raw: Readonly<Record<string, unknown>>): {
  metadata: Metadata;
  faults: string[];
} {
  const metadata: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [field, schema] of Object.entries(FIELDS)) {
    const value = raw[field];
    if (value === undefined || value === null || value === "") continue;
    const parsed = schema.safeParse(value);
    if (!parsed.success) faults.push(`${field}: ${shown(value)} ${parsed.error.issues[0]?.message}`);
    else if (parsed.data !== "") metadata[field] = parsed.data;
  }
  return { metadata: withinLimits(withPossibleDate(metadata, faults), faults), faults };
}

/** Without a day that lies over a year ahead: most are years of another count. */
function withPossibleDate(metadata: Metadata, faults: string[]): Metadata {
  if (metadata.published === undefined) return metadata;
  const published = withCommonYear(metadata.published, metadata.language);
  const year = Number(published.slice(0, 4));
  if (year <= new Date().getUTCFullYear() + 1) return { ...metadata, published };
  const common = fromBuddhistYear(year);
  const hint = common === undefined ? "" : `; the Buddhist year ${year} is ${common}`;
  faults.push(`published: "${published}" is in the future${hint}`);
  const { published: _, ...rest } = metadata;
  return rest;
}

function withinLimits(metadata: Metadata, faults: string[]): Metadata {
  const limited = (field: keyof typeof LONGEST, text: string) => {
    if (text.length > LONGEST[field])
      faults.push(`${field}: ${shown(text)} has more than ${LONGEST[field]} characters and is shortened`);
    return shortened(text, LONGEST[field]);
  };
  const { title, outlet, authors } = metadata;
  return {
    ...metadata,
    ...(title !== undefined && { title: limited("title", title) }),
    ...(outlet !== undefined && { outlet: limited("outlet", outlet) }),
    ...(authors !== undefined && { authors: authors.map((name) => limited("author", name)) }),
  };
}

/** 2015, 2015-02, 2015-02-10, or the day of an ISO date and time; undefined for what the calendar does not have. */
export function partialDate(text: string): string | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:\d{2}\S*)?)?)?$/.exec(text);
  if (match === null) return undefined;
  const [, year = "", month, day] = match;
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (day === undefined) return `${year}-${month}`;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return date.getUTCDate() === Number(day) ? `${year}-${month}-${day}` : undefined;
}

function shown(value: unknown): string {
  const text = plainLine(JSON.stringify(value));
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
