export type Outlet = { id: string; name: string };

/** Where a piece of an article's metadata was found; the first in this order that has it wins. */
export type MetadataOrigin =
  /** Written by hand beside the file. */
  | "correction"
  | "front matter"
  /** A line of JSONL. */
  | "record"
  | "articles.csv"
  | "JSON-LD"
  | "OpenGraph"
  | "meta tags"
  /** What a web page shows or says of itself: its title bar, language, byline and time marks. */
  | "page"
  | "folder"
  /** A line of the text, such as "By Jo Bly" or "Published 4 June 2019". */
  | "byline"
  /** Of a PDF or DOCX file. */
  | "document properties"
  /** The headline among the text's lines. */
  | "text"
  | "file name";

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

/**
 * What another article's text has to do with this one's. `same-text`: word for word the same. `near`: the same but for
 * edits. `contains`: nearly all of the other's text stands in this one, which has more. `within`: the reverse.
 */
export type CopyKind = "same-text" | "near" | "contains" | "within";

/** Another article of the corpus that prints the same text, or much of it. */
export type NearDuplicate = {
  articleId: string;
  outletName: string;
  title: string;
  kind: CopyKind;
  /**
   * 0 to 1, of runs of three words: for `same-text` and `near` those in both of those in either (Jaccard), for `contains`
   * and `within` those of the contained text that stand in the other.
   */
  similarity: number;
};

/** What an article has to do with others of the corpus; found at ingestion. */
export type Copies = {
  /** The most similar first, equals by article id; at most 32. */
  nearDuplicates: NearDuplicate[];
  /**
   * The article that stands for all that print the same report (`same-text` and `near`, also by way of others): the one
   * published first, of equals the one with the smallest id. Absent where all others merely contain it or are contained.
   */
  originId?: string;
};

export type Article = Partial<Copies> & {
  /**
   * First 16 hex digits of the SHA-256 of the article's path and, for a JSONL record, its key: the article stays the same
   * when its text is corrected.
   */
  id: string;
  /** First 16 hex digits of the SHA-256 of its text: which words spans count in. Absent in what older programs wrote. */
  version?: string;
  /** First 16 hex digits of the SHA-256 of its file's bytes, or its line's. Absent in what older programs wrote. */
  sourceHash?: string;
  /** Kebab-case of the outlet's name; "unknown" when nothing names one. */
  outletId: string;
  outletName: string;
  title: string;
  url?: string;
  authors: string[];
  /** ISO date, whole or partial (2015, 2015-02, 2015-02-10); absent when unknown. */
  publishedAt?: string;
  /**
   * ISO date that a PDF or DOCX file gives itself in its properties, often that of printing or copying. It is shown as the
   * file's and nothing else: no filter, order or comparison uses it.
   */
  fileDate?: string;
  genre: "report" | "analysis" | "opinion" | "unknown";
  /** `summary`: our words about that article, not the outlet's; never shown in quotation marks as the outlet's. */
  wording: "original" | "summary";
  /** BCP 47 tag. */
  language: string;
  /** Cleaned text; paragraphs are separated by one empty line. All spans are UTF-16 offsets into it. */
  text: string;
  /** Where each page of a document with pages starts: the first offset of its text, ascending; absent without pages. */
  pages?: { start: number; number: number }[];
  /** Where the text addresses an assistant rather than a reader, in order; absent when it nowhere does. */
  assistantAddresses?: AssistantAddress[];
  /** SHA-256 of the file's bytes, its metadata row, its correction and the reader's version: unchanged means nothing to do. */
  contentHash: string;
  /** Path within the corpus folder, with `:line` for a JSONL record. */
  path: string;
  /** The id that a JSONL record gave itself. */
  recordId?: string;
  /** What tells a JSONL record from the others of its file, however its text changes: see `recordKey`. */
  recordKey?: string;
  /** For each known metadata field, where it came from. */
  metadataFrom: Partial<
    Record<
      "outlet" | "title" | "authors" | "publishedAt" | "genre" | "language" | "wording" | "url",
      MetadataOrigin
    >
  >;
};

/** An article without its text: what lists and search results carry. */
export type ArticleInfo = Omit<Article, "text">;
