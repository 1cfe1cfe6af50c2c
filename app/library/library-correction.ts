import { GENRE_WORDS, WORDING_WORDS } from "#app/shared/articles/library-words.ts";
import type { Correction, LibraryRow } from "#lib/schema/library.ts";

/** The fields that can be corrected by hand, in the order of the form. */
const FIELDS = ["title", "outlet", "authors", "published", "genre", "wording", "language", "url"] as const;

export type CorrectionField = (typeof FIELDS)[number];

/** Everything as text; authors are separated by semicolons. Empty: nothing is known. */
export type CorrectionForm = Record<CorrectionField, string>;

export type CorrectionFieldInfo = {
  field: CorrectionField;
  label: string;
  /** What to write, in words; empty where it is plain. */
  hint: string;
  /** Value and words of each choice, where there is a choice. */
  options: readonly (readonly [string, string])[] | undefined;
  pattern: string | undefined;
  /** Where the value came from, in words; empty when nobody gave one. */
  from: string;
  isCorrected: boolean;
};

const LABELS: Record<CorrectionField, string> = {
  title: "Title",
  outlet: "Outlet",
  authors: "Authors",
  published: "Date",
  genre: "Genre",
  wording: "Wording",
  language: "Language",
  url: "Address",
};

const HINTS: Partial<Record<CorrectionField, string>> = {
  authors: "separated by semicolons",
  published: "such as 2015, 2015-02 or 2015-02-10",
  language: "such as en or pt-BR",
  url: "of the article on the web, with http or https",
};

const PATTERNS: Partial<Record<CorrectionField, string>> = {
  published: "\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?",
  url: "https?://\\S+",
};

const OPTIONS = { genre: Object.entries(GENRE_WORDS), wording: Object.entries(WORDING_WORDS) };

/** The article's metadata as the form shows it. */
export function formOf(article: LibraryRow): CorrectionForm {
  return {
    title: article.title,
    outlet: article.outletName,
    authors: article.authors.join("; "),
    published: article.publishedAt ?? "",
    genre: article.genre,
    wording: article.wording,
    language: article.language === "und" ? "" : article.language,
    url: article.url ?? "",
  };
}

export function correctionFields(article: LibraryRow, correction: Correction): CorrectionFieldInfo[] {
  return FIELDS.map((field) => {
    const isCorrected = correction[field] !== undefined;
    const origin = article.metadataFrom[field === "published" ? "publishedAt" : field];
    return {
      field,
      label: LABELS[field],
      hint: HINTS[field] ?? "",
      options: field === "genre" || field === "wording" ? OPTIONS[field] : undefined,
      pattern: PATTERNS[field],
      from: isCorrected ? "corrected by hand" : origin === undefined ? "" : `now from: ${origin}`,
      isCorrected,
    };
  });
}

/** What has to be told to the server: changed fields, and null for those that are given back or emptied. */
export function correctionPatch(
  before: CorrectionForm,
  after: CorrectionForm,
  givenBack: ReadonlySet<CorrectionField>,
): Partial<Record<CorrectionField, string | string[] | null>> {
  const patch: Partial<Record<CorrectionField, string | string[] | null>> = {};
  for (const field of FIELDS) {
    const value = after[field].trim();
    if (givenBack.has(field)) patch[field] = null;
    else if (value === before[field].trim()) continue;
    else if (value === "") patch[field] = null;
    else
      patch[field] =
        field === "authors"
          ? value
              .split(";")
              .map((name) => name.trim())
              .filter(Boolean)
          : value;
  }
  return patch;
}
