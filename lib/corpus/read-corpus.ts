import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Article } from "#lib/domain/article.ts";
import { byteLines } from "./byte-lines.ts";
import type { Removal } from "./clean-scraped-text.ts";
import { type Corrections, readCorrections } from "./corrections.ts";
import { failureReason, isSystemError } from "./failure-reason.ts";
import { inOrder } from "./in-order.ts";
import type { ArticleFormat, CorpusFile, CorpusListing, CorpusProblem } from "./list-corpus.ts";
import { type MetadataTable, readMetadataTable } from "./metadata-table.ts";
import { sharedReadingThread } from "./reading-thread.ts";
import type { ReadingTask } from "./reading-worker.ts";

/** Changes whenever the same file would be read differently: then every article counts as changed. */
const READER_VERSION = "3";

/** Milliseconds after which timers and signals get their turn. */
const BREATH = 30;

/** What the reading thread is given ahead, so that it need not wait for the writing of what it has read. */
const AHEAD = { items: 64, bytes: 50_000_000 };

/** Longest file of one article and JSONL line, in bytes. */
const LONGEST = 20_000_000;

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
};

/** What is known at once, or comes from the reading thread. */
type Piece = { bytes: number; result: ReadResult[] | Promise<ReadResult[]> };

/**
 * Reads the listed files in their order; files of any size, as long as each line of a JSONL file fits. Each is read in a
 * thread beside this one, within limits of time and memory.
 */
export async function* readCorpus(
  listing: CorpusListing,
  options: ReadOptions = {},
): AsyncGenerator<ReadResult> {
  const reader = new CorpusReader(listing, options.known ?? new Map());
  for await (const results of inOrder(readPieces(listing, reader), AHEAD)) yield* results;
}

async function* readPieces(listing: CorpusListing, reader: CorpusReader): AsyncGenerator<Piece> {
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

function known(result: ReadResult): Piece {
  return { bytes: 0, result: [result] };
}

class CorpusReader {
  readonly #known: ReadonlyMap<string, string>;
  /** Article id → path where it was first seen. */
  readonly #seen = new Map<string, string>();
  readonly #tables = new Map<string, MetadataTable>();
  readonly #names: ReadonlySet<string>;
  readonly #thread = sharedReadingThread();

  constructor(listing: CorpusListing, known: ReadonlyMap<string, string>) {
    this.#known = known;
    this.#names = new Set(listing.files.map((file) => file.path));
  }

  async *readFile(file: CorpusFile, format: ArticleFormat, done: number): AsyncGenerator<Piece> {
    const bytesRead = done + file.bytes;
    const folder = path.posix.dirname(file.path);
    const relativeFolder = folder === "." ? "" : folder;
    let table = this.#tables.get(relativeFolder);
    if (table === undefined) {
      table = await readMetadataTable(path.dirname(file.absolutePath), relativeFolder);
      this.#tables.set(relativeFolder, table);
      for (const problem of this.#problemsOf(table, relativeFolder))
        yield known({ kind: "note", ...problem, bytesRead: done });
    }
    const row = table.rows.get(path.posix.basename(file.path));
    let bytes: Buffer;
    try {
      if (file.bytes > LONGEST) {
        yield known({ kind: "problem", path: file.path, reason: "is larger than 20 MB", bytesRead });
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
    yield this.#read(articleId(bytes), context, bytesRead, { bytes, place: file.path, beside, format });
  }

  async *readRecords(file: CorpusFile, done: number): AsyncGenerator<Piece> {
    let anyLine = false;
    const { records, faults } = await correctionsOf(file);
    for (const reason of faults) yield known({ kind: "note", path: file.path, reason, bytesRead: done });
    try {
      for await (const { number, bytes, offset } of byteLines(file.absolutePath, LONGEST)) {
        const bytesRead = done + Math.min(offset, file.bytes);
        const place = `${file.path}:${number}`;
        if (bytes === undefined) {
          yield known({ kind: "problem", path: place, reason: "the line is longer than 20 MB", bytesRead });
        } else if (bytes.length > 0) {
          const id = articleId(bytes);
          const { removed, ...correction } = records.get(id) ?? {};
          // Without the line's number: records keep their hash when others are added above them.
          const context = `${file.path}\n${JSON.stringify(correction)}`;
          if (removed !== true)
            yield this.#read(id, context, bytesRead, { bytes, place, beside: { correction } });
        }
        anyLine ||= bytes === undefined || bytes.length > 0;
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

  /** `context`: what else decides about the article's metadata. */
  #read(id: string, context: string, bytesRead: number, task: ReadingTask): Piece {
    const contentHash = hash("sha256", `${id}\n${context}\n${READER_VERSION}`, "hex");
    if (this.#seen.has(id)) return { bytes: 0, result: [this.#secondCopy(id, task.place, bytesRead)] };
    if (this.#known.get(id) === contentHash) {
      this.#seen.set(id, task.place);
      return known({ kind: "unchanged", articleId: id, path: task.place, bytesRead });
    }
    return { bytes: task.bytes.length, result: this.#parse(id, contentHash, bytesRead, task) };
  }

  async #parse(id: string, contentHash: string, bytesRead: number, task: ReadingTask): Promise<ReadResult[]> {
    const { place } = task;
    const parsed = await this.#thread.parse(task);
    if (!parsed.ok) return [{ kind: "problem", path: place, reason: parsed.reason, bytesRead }];
    // Its first copy may have been read since this one was begun.
    if (this.#seen.has(id)) return [this.#secondCopy(id, place, bytesRead)];
    this.#seen.set(id, place);
    const article: Article = { id, ...parsed.article, contentHash, path: place };
    return [
      ...parsed.faults.map((reason) => ({ kind: "note" as const, path: place, reason, bytesRead })),
      { kind: "article", article, removed: parsed.removed, bytesRead },
    ];
  }

  #secondCopy(id: string, place: string, bytesRead: number): ReadResult {
    return { kind: "note", path: place, reason: `same content as ${this.#seen.get(id)}`, bytesRead };
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

/** The article with these bytes has the same id everywhere. */
function articleId(bytes: Buffer): string {
  return hash("sha256", bytes, "hex").slice(0, 16);
}

const UNCORRECTED: Corrections = { metadata: {}, records: new Map(), faults: [] };

async function correctionsOf(file: CorpusFile): Promise<Corrections> {
  return file.isCorrected ? readCorrections(file.absolutePath) : UNCORRECTED;
}
