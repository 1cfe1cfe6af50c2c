export type Outlet = { id: string; name: string };

/** Where a piece of an article's metadata was found; the first in this order that has it wins. */
export type MetadataOrigin = "front matter" | "record" | "articles.csv" | "folder" | "text" | "file name";

/** Why a stretch of text seems to be meant for an assistant. */
export type AddressRule =
  | "orders about an answer"
  | "orders to forget orders"
  | "a role for an assistant"
  | "marks of a chat format"
  | "orders to encode or send"
  | "code for a page"
  | "invisible characters";

/** Offsets into the article's text. */
export type AssistantAddress = { start: number; end: number; rule: AddressRule };

export type Article = {
  /** First 16 hex digits of the SHA-256 of the article's file (or JSONL line): the same file has the same id everywhere. */
  id: string;
  /** Kebab-case of the outlet's name; "unknown" when nothing names one. */
  outletId: string;
  outletName: string;
  title: string;
  url?: string;
  authors: string[];
  /** ISO date, whole or partial (2015, 2015-02, 2015-02-10); absent when unknown. */
  publishedAt?: string;
  genre: "report" | "analysis" | "opinion" | "unknown";
  /** `summary`: our words about that article, not the outlet's; never shown in quotation marks as the outlet's. */
  wording: "original" | "summary";
  /** BCP 47 tag. */
  language: string;
  /** Cleaned text; paragraphs are separated by one empty line. All spans are UTF-16 offsets into it. */
  text: string;
  /** Where the text addresses an assistant rather than a reader, in order; absent when it nowhere does. */
  assistantAddresses?: AssistantAddress[];
  /** SHA-256 of the file's bytes, its metadata row and the reader's version: unchanged means nothing to do. */
  contentHash: string;
  /** Path within the corpus folder, with `:line` for a JSONL record. */
  path: string;
  /** The id that a JSONL record gave itself. */
  recordId?: string;
  /** For each known metadata field, where it came from. */
  metadataFrom: Partial<
    Record<"outlet" | "title" | "authors" | "publishedAt" | "genre" | "language", MetadataOrigin>
  >;
};

/** An article without its text: what lists and search results carry. */
export type ArticleInfo = Omit<Article, "text">;
