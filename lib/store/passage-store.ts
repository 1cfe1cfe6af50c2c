import type { Article, ArticleInfo } from "#lib/schema/article.ts";
import type { DepartedArticle, FormerVersion } from "#lib/schema/former-version.ts";
import type { Passage } from "#lib/schema/passage.ts";
import type { Filter, SimilarTerm } from "#lib/schema/retrieval.ts";
import type { VectorCache } from "#lib/schema/vector-cache.ts";
import type { Hit, Places, TermStatistics } from "#lib/search/search-results.ts";
import type { CopyTable } from "./copy-table.ts";

/** What a published index was made of. */
export type Manifest = {
  /** Layout version of the driver's own files or tables. */
  schema: number;
  /** Counts publications, from 1. */
  generation: number;
  /** ISO date and time of publication. */
  publishedAt: string;
  /** `EmbedderFactory.method` and `Embedder.id` of the vectors. */
  embedder: { method: string; id: string; dimensions: number };
  /** Name and version of the way articles were cut into passages. */
  splitter: string;
  articles: number;
  passages: number;
  /** Breadth of the graph search, calibrated when it was built; null while exact search is used. */
  ef: number | null;
};

export type SearchOptions = {
  /** How many hits at most, ≥ 1. */
  limit: number;
  filter?: Filter;
  /** Score these passages only, exactly. */
  passageIds?: readonly string[];
  signal?: AbortSignal;
};

export type MatchOptions = SearchOptions & {
  /**
   * Terms that are used like a term of the query: each occurrence counts a little as one of the term itself. Only with
   * `passageIds`, because it widens what has to be looked at; a driver whose engine cannot do it passes it over.
   */
  similar?: ReadonlyMap<string, readonly SimilarTerm[]>;
  /** True to score a passage by its own words alone, without its article's. */
  passageOnly?: boolean;
};

/** One published generation; never changes under its reader. */
export type PassageReader = {
  readonly manifest: Manifest;
  /** Cosine, −1 to 1. A vector of zeros finds nothing, and is not found. */
  nearest(vector: Float32Array, options: SearchOptions): Promise<Hit[]>;
  /** Keyword score, > 0; passages without any of the words, or of those used alike, are not hits. Scores of different drivers are not comparable. */
  matching(query: string, options: MatchOptions): Promise<Hit[]>;
  /** For each passage and each term, in order; unknown passages have no terms. Stop words are not known to be anywhere. */
  places(passageIds: readonly string[], terms: readonly string[]): Promise<Places[][]>;
  /** For each word, in order. */
  statistics(words: readonly string[]): Promise<TermStatistics[]>;
  /** In the order asked; unknown ids are left out. */
  passages(ids: readonly string[]): Promise<Passage[]>;
  /** All passages of one article, in order; empty when unknown. */
  passagesOf(articleId: string): Promise<Passage[]>;
  /** With text, in the order asked; unknown ids are left out. */
  articles(ids: readonly string[]): Promise<Article[]>;
  /** The article's texts before the current one, the newest first; at most `MOST_FORMER_VERSIONS`. */
  formerVersions(articleId: string): Promise<FormerVersion[]>;
  /** What is remembered of an article that was in an earlier generation and is not in this one. */
  departed(articleId: string): Promise<DepartedArticle | undefined>;
  /** Without text, by outlet, date and title; all that match the filter. */
  catalogue(filter?: Filter): Promise<ArticleInfo[]>;
  /** Those of the articles that have `nearDuplicates`, in any order. */
  withCopies(articleIds: readonly string[]): Promise<string[]>;
  /** How many passages each article has, by article id; articles without any are left out. */
  passageCounts(): Promise<ReadonlyMap<string, number>>;
  /** The matrices of a fitted embedder, as `EmbedderFactory.restore` takes them. */
  embedderState(): Promise<Uint8Array>;
  /**
   * Keeps this generation open until the returned function is called, however many newer ones are published meanwhile.
   * Without it a driver may close a generation that others have long replaced. Absent where nothing is ever closed.
   */
  hold?(): () => void;
  /**
   * Runs an operation where the index is searched, so that its many small calls need no way there and back: in another
   * thread, if the driver has one, whose program must know the operation. Rejects with the signal's reason as soon as it
   * is aborted; what the operation found is then dropped.
   */
  runInWorker<Given, Found>(
    operation: ReaderOperation<Given, Found>,
    given: Given,
    signal?: AbortSignal,
  ): Promise<Found>;
};

/** What can be read of a generation before it can be searched. */
export type OpeningIndex = Pick<PassageReader, "manifest" | "embedderState">;

/** What is given and what is found are such as `structuredClone` copies. */
export type ReaderOperation<Given, Found> = {
  /** By which a worker's program knows it. */
  readonly name: string;
  run(reader: PassageReader, given: Given): Promise<Found>;
};

/** Collects changes to the last published generation; nothing is visible before `publish`. */
export type PassageWriter = {
  /** What is being changed; null where nothing was published. Far cheaper than a reader, which has to be able to search. */
  readonly last: OpeningIndex | null;
  /** Article id → content hash, as they stand now, with this writer's changes. */
  contentHashes(): Promise<ReadonlyMap<string, string>>;
  /**
   * Adds the article or replaces the one of the same id, with its passages; their vectors are then missing. A text that
   * is replaced by another is kept as a former version.
   */
  put(article: Article, passages: readonly Passage[]): Promise<void>;
  /** Unknown ids are passed over. What is not put again loses its former versions with the publication. */
  remove(articleIds: readonly string[]): Promise<void>;
  /** Everything as it stands now, article by article in a stable order: what an embedder is fitted on. */
  contents(): AsyncIterable<{ article: Article; passages: Passage[] }>;
  /** How many passages have no vector of this embedder yet. */
  countMissing(embedderId: string): Promise<number>;
  /** Those passages, each with its article's title. Vectors may be put meanwhile: of these, and of others. */
  missingVectors(embedderId: string): AsyncIterable<{ passage: Passage; title: string }>;
  /** Each of the embedder's dimensions; finite numbers only. */
  putVectors(
    embedderId: string,
    vectors: readonly { passageId: string; vector: Float32Array }[],
  ): Promise<void>;
  readonly copies: CopyTable;
  /** Refused unless every passage has a vector of `embedder.id`. Readers see the old generation or the new, never a mix. */
  publish(made: {
    embedder: Manifest["embedder"];
    embedderState: Uint8Array;
    splitter: string;
  }): Promise<Manifest>;
  /** Drops the changes. Harmless after `publish`. */
  discard(): Promise<void>;
};

/** A driver. */
export type PassageStore = {
  /** For example `sqlite`. */
  readonly id: string;
  /**
   * The newest generation, or null when nothing was published yet. Cheap to call for every request. `onOpening` is told
   * of a generation that has to be loaded first: it gives its embedder's state meanwhile.
   */
  reader(onOpening?: (index: OpeningIndex) => void): Promise<PassageReader | null>;
  /** One writer at a time: `index-locked` names who holds the lock and since when. */
  writer(): Promise<PassageWriter>;
  readonly vectorCache: VectorCache;
  close(): Promise<void>;
};
