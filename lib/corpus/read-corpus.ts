import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import type { ArticleFormat } from "#lib/formats/article-format.ts";
import type { Metadata } from "#lib/metadata/metadata.ts";
import type { Article } from "#lib/schema/article.ts";
import { MAX_FILE_BYTES, MAX_FILE_WORDS } from "#lib/schema/limits.ts";
import { textVersion } from "#lib/text/text-version.ts";
import { articleId, numberedKey, recordKey, sourceHash } from "./article-identity.ts";
import { byteLines } from "./byte-lines.ts";
import type { Removal } from "./clean-scraped-text.ts";
import { type Corrections, readCorrections, recordCorrection } from "./corrections.ts";
import { failureReason, isSystemError } from "./failure-reason.ts";
import { type CorpusFile, type CorpusListing, type CorpusProblem, METADATA_TABLE } from "./list-corpus.ts";
import { lookAhead } from "./look-ahead.ts";
import { type MetadataTable, readMetadataTable } from "./metadata-table.ts";
import type { ParsedArticle } from "./parse-article.ts";
import { sharedReadingThread } from "./reading-thread.ts";
import type { ReadingTask } from "./reading-worker.ts";
import { SeenSources, type Titled } from "./seen-sources.ts";

/** Changes whenever the same file would be read differently: then every article counts as changed. */
const READER_VERSION = "5";

/** Milliseconds after which timers and signals get their turn. */
const BREATH = 30;

/** Longest file of one article and JSONL line, in bytes. */

/**
 * What became of one article file or record. `problem`: it is not among the articles. `note`: something beside it is
 * wrong (a field, a row of articles.csv), or it is a second copy.
 */
export type ReadResult = (
  | { kind: "article"; article: Article; removed: Removal[] }
  | { kind: "unchanged"; articleId: string; path: string }
  | ({ kind: "problem" | "note" } & CorpusProblem)
) & {
  /** Bytes of `CorpusListing.bytes` that are done with, this one included. */
  bytesRead: number;
};

export type ReadOptions = {
  /** Article id → content hash of what is stored: such articles come back as `unchanged`, unread. */
  known?: ReadonlyMap<string, string>;
  /** What is stored of an article that came back as `unchanged`: needed where a file has the same bytes as its. */
  stored?(articleId: string): Promise<Titled | undefined>;
};

/** What the reading thread is given ahead, so that it need not wait for the writing of what it has read. */
const AHEAD = { items: 64, bytes: 50_000_000 };

/**
 * One step of the reading. Its file or record may be read already while those before it are finished; what depends on
 * them waits for `finish`, which is called in their order.
 */
type Step = { bytes: number; finish: () => Iterable<ReadResult> | AsyncIterable<ReadResult> };

/**
 * Reads the listed files in their order; files of any size, as long as each line of a JSONL file fits. Each is read in a
 * thread beside this one, within limits of time and memory.
 */
export async function* readCorpus(
  listing: CorpusListing,
  options: ReadOptions = {},
): AsyncGenerator<ReadResult> {
  for await (const { finish } of lookAhead(steps(listing, new CorpusReader(listing, options)), AHEAD))
    yield* finish();
}

async function* steps(listing: CorpusListing, reader: CorpusReader): AsyncGenerator<Step> {
  for (const problem of listing.problems) yield known({ kind: "problem", ...problem, bytesRead: 0 });
  let done = 0;
  let breathed = performance.now();
  for (const file of listing.files) {
    if (performance.now() - breathed > BREATH) {
      await setImmediate();
      breathed = performance.now();
    }
    const { format } = file;
    yield* format === "records" ? reader.readRecords(file, done) : reader.readFile(file, format, done);
    done += file.bytes;
  }
}

function known(result: ReadResult): Step {
  return { bytes: 0, finish: () => [result] };
}

/** What is to be read as one article. */
type Source = {
  task: ReadingTask;
  /** What else decides about the article's metadata. */
  context: string;
  bytesRead: number;
  identify: () => Identity;
};

type Identity = { id: string; recordKey?: string };

/** One line of a JSONL file. */
type RecordLine = { file: string; place: string; bytes: Buffer; bytesRead: number };

/** `knownId`: of the article that was stored when it was read from the same; it is read again only where that has gone. */
type Begun = {
  ownHash: string;
  contentHash: string;
  knownId: string | undefined;
  begun: Promise<ParsedArticle> | undefined;
};

class CorpusReader {
  readonly #stored: NonNullable<ReadOptions["stored"]>;
  /** Content hash → article id, of what is stored. */
  readonly #known: ReadonlyMap<string, string>;
  readonly #seen = new SeenSources();
  readonly #takenIds = new Set<string>();
  readonly #tables = new Map<string, MetadataTable>();
  readonly #names: ReadonlySet<string>;
  readonly #outside: ReadonlySet<string>;
  readonly #thread = sharedReadingThread();

  constructor(listing: CorpusListing, { known = new Map(), stored = async () => undefined }: ReadOptions) {
    this.#stored = stored;
    this.#known = new Map(Array.from(known, ([id, contentHash]) => [contentHash, id]));
    this.#names = new Set(listing.files.map((file) => file.path));
    this.#outside = listing.outside;
  }

  async *readFile(file: CorpusFile, format: ArticleFormat, done: number): AsyncGenerator<Step> {
    const bytesRead = done + file.bytes;
    const folder = path.posix.dirname(file.path);
    const relativeFolder = folder === "." ? "" : folder;
    let table = this.#tables.get(relativeFolder);
    if (table === undefined) {
      const place = path.posix.join(relativeFolder, METADATA_TABLE);
      table = this.#outside.has(place)
        ? { rows: new Map(), problems: [] }
        : await readMetadataTable(path.dirname(file.absolutePath), relativeFolder);
      this.#tables.set(relativeFolder, table);
      for (const problem of this.#problemsOf(table, relativeFolder))
        yield known({ kind: "note", ...problem, bytesRead: done });
    }
    const row = table.rows.get(path.posix.basename(file.path));
    let bytes: Buffer;
    try {
      if (file.bytes > MAX_FILE_BYTES) {
        yield known({
          kind: "problem",
          path: file.path,
          reason: `is larger than ${MAX_FILE_WORDS}`,
          bytesRead,
        });
        return;
      }
      // One call to the system is several times faster than the promised way; `readCorpus` lets others run in between.
      bytes = readFileSync(file.absolutePath);
    } catch (error) {
      yield known({ kind: "problem", path: file.path, reason: failureReason(error), bytesRead });
      return;
    }
    const { metadata: correction, faults } = await correctionsOf(file);
    for (const reason of faults) yield known({ kind: "note", path: file.path, reason, bytesRead: done });
    // The path is part of the hash, because folder and file name may give the outlet and the title.
    const context = `${file.path}\n${JSON.stringify([row ?? null, correction])}`;
    const beside = { correction, ...(row !== undefined && { row }) };
    yield this.#read({
      task: { bytes, place: file.path, beside, format },
      context,
      bytesRead,
      identify: () => ({ id: articleId(file.path) }),
    });
  }

  async *readRecords(file: CorpusFile, done: number): AsyncGenerator<Step> {
    let anyLine = false;
    const { records, faults } = await correctionsOf(file);
    for (const reason of faults) yield known({ kind: "note", path: file.path, reason, bytesRead: done });
    try {
      for await (const { number, bytes, offset } of byteLines(file.absolutePath, MAX_FILE_BYTES)) {
        const bytesRead = done + Math.min(offset, file.bytes);
        const place = `${file.path}:${number}`;
        if (bytes === undefined) {
          yield known({
            kind: "problem",
            path: place,
            reason: `the line is longer than ${MAX_FILE_WORDS}`,
            bytesRead,
          });
        } else if (bytes.length > 0) {
          anyLine = true;
          const record = { file: file.path, place, bytes, bytesRead };
          // Who a record is costs as much as reading it: asked only where somebody corrected one, or where it is new.
          if (records.size === 0) yield this.#readRecord(record, {});
          else yield { bytes: 0, finish: () => this.#readCorrected(record, records) };
        }
        anyLine ||= bytes === undefined;
      }
    } catch (error) {
      if (!isSystemError(error)) throw error;
      yield known({
        kind: "problem",
        path: file.path,
        reason: failureReason(error),
        bytesRead: done + file.bytes,
      });
      return;
    }
    if (!anyLine)
      yield known({ kind: "problem", path: file.path, reason: "is empty", bytesRead: done + file.bytes });
  }

  #readRecord(record: RecordLine, correction: Metadata, identity?: Identity): Step {
    const { file, place, bytes, bytesRead } = record;
    return this.#read({
      task: { bytes, place, beside: { correction } },
      // Without the line's number: records keep their hash when others are added above them.
      context: `${file}\n${JSON.stringify(correction)}`,
      bytesRead,
      identify: () => identity ?? this.#identify(file, bytes),
    });
  }

  /** A record of a file in which some are corrected or removed: which it is depends on those before it. */
  async *#readCorrected(record: RecordLine, records: Corrections["records"]): AsyncGenerator<ReadResult> {
    const { file, bytes } = record;
    const identity = this.#identify(file, bytes);
    const { removed, ...correction } =
      recordCorrection(records, { ...identity, sourceHash: sourceHash(bytes) }) ?? {};
    if (removed === true) this.#takenIds.add(identity.id);
    else yield* this.#readRecord(record, correction, identity).finish();
  }

  #read({ task, context, bytesRead, identify }: Source): Step {
    const { bytes } = task;
    const ownHash = sourceHash(bytes);
    const contentHash = hash("sha256", `${ownHash}\n${context}\n${READER_VERSION}`, "hex");
    const knownId = this.#known.get(contentHash);
    const begun = knownId === undefined ? this.#thread.parse(task) : undefined;
    return {
      bytes: bytes.length,
      finish: () => this.#finish({ task, bytesRead, identify, ownHash, contentHash, knownId, begun }),
    };
  }

  async *#finish(read: Omit<Source, "context"> & Begun): AsyncGenerator<ReadResult> {
    const { task, bytesRead, identify, ownHash, contentHash, knownId, begun } = read;
    const { place } = task;
    if (knownId !== undefined && !this.#takenIds.has(knownId)) {
      this.#takenIds.add(knownId);
      this.#seen.add(ownHash, { place, titled: () => this.#stored(knownId) });
      yield { kind: "unchanged", articleId: knownId, path: place, bytesRead };
      return;
    }
    const parsed = await (begun ?? this.#thread.parse(task));
    if (!parsed.ok) {
      yield { kind: "problem", path: place, reason: parsed.reason, bytesRead };
      return;
    }
    const { title, metadataFrom } = parsed.article;
    const titled = { title, metadataFrom, path: place };
    const first = await this.#seen.placeOf(ownHash, titled);
    if (first !== undefined) {
      yield { kind: "note", path: place, reason: `same content as ${first}`, bytesRead };
      return;
    }
    this.#seen.add(ownHash, { place, titled: async () => titled });
    const identity = identify();
    this.#takenIds.add(identity.id);
    for (const reason of parsed.faults) yield { kind: "note", path: place, reason, bytesRead };
    const article: Article = {
      ...parsed.article,
      ...identity,
      version: textVersion(parsed.article.text),
      sourceHash: ownHash,
      contentHash,
      path: place,
    };
    yield { kind: "article", article, removed: parsed.removed, bytesRead };
  }

  /** The next record of a file with the key that another has is told from it by a number. */
  #identify(file: string, bytes: Buffer): Identity & { recordKey: string } {
    const ownKey = recordKey(bytes);
    for (let number = 1; ; number += 1) {
      const key = numberedKey(ownKey, number);
      const id = articleId(file, key);
      if (!this.#takenIds.has(id)) return { id, recordKey: key };
    }
  }

  *#problemsOf(table: MetadataTable, folder: string): Generator<CorpusProblem> {
    yield* table.problems;
    for (const name of table.rows.keys()) {
      const named = folder === "" ? name : `${folder}/${name}`;
      if (!this.#names.has(named))
        yield { path: named, reason: "is named in articles.csv, but is not there" };
    }
  }
}

const UNCORRECTED: Corrections = { metadata: {}, records: new Map(), faults: [] };

async function correctionsOf(file: CorpusFile): Promise<Corrections> {
  return file.isCorrected ? readCorrections(file.absolutePath) : UNCORRECTED;
}
