import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Article } from "#lib/domain/article.ts";
import { byteLines } from "./byte-lines.ts";
import type { Removal } from "./clean-scraped-text.ts";
import { type Corrections, readCorrections } from "./corrections.ts";
import { failureReason, isSystemError } from "./failure-reason.ts";
import type { ArticleFormat, CorpusFile, CorpusListing, CorpusProblem } from "./list-corpus.ts";
import { type MetadataTable, readMetadataTable } from "./metadata-table.ts";
import { type ParsedArticle, parseFile, parseRecord } from "./parse-article.ts";

/** Changes whenever the same file would be read differently: then every article counts as changed. */
const READER_VERSION = "4";

/** Milliseconds after which timers and signals get their turn. */
const BREATH = 30;

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

/** Reads the listed files one by one in their order; files of any size, as long as each line of a JSONL file fits. */
export async function* readCorpus(
  listing: CorpusListing,
  options: ReadOptions = {},
): AsyncGenerator<ReadResult> {
  for (const problem of listing.problems) yield { kind: "problem", ...problem, bytesRead: 0 };
  const reader = new CorpusReader(listing, options.known ?? new Map());
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

class CorpusReader {
  readonly #known: ReadonlyMap<string, string>;
  /** Article id → path where it was first seen. */
  readonly #seen = new Map<string, string>();
  readonly #tables = new Map<string, MetadataTable>();
  readonly #names: ReadonlySet<string>;

  constructor(listing: CorpusListing, known: ReadonlyMap<string, string>) {
    this.#known = known;
    this.#names = new Set(listing.files.map((file) => file.path));
  }

  async *readFile(file: CorpusFile, format: ArticleFormat, done: number): AsyncGenerator<ReadResult> {
    const bytesRead = done + file.bytes;
    const folder = path.posix.dirname(file.path);
    const relativeFolder = folder === "." ? "" : folder;
    let table = this.#tables.get(relativeFolder);
    if (table === undefined) {
      table = await readMetadataTable(path.dirname(file.absolutePath), relativeFolder);
      this.#tables.set(relativeFolder, table);
      for (const problem of this.#problemsOf(table, relativeFolder))
        yield { kind: "note", ...problem, bytesRead: done };
    }
    const row = table.rows.get(path.posix.basename(file.path));
    let bytes: Buffer;
    try {
      if (file.bytes > LONGEST) {
        yield { kind: "problem", path: file.path, reason: "is larger than 20 MB", bytesRead };
        return;
      }
      // One call to the system is several times faster than the promised way; `readCorpus` lets others run in between.
      bytes = readFileSync(file.absolutePath);
    } catch (error) {
      yield { kind: "problem", path: file.path, reason: failureReason(error), bytesRead };
      return;
    }
    const { metadata: correction, faults } = await correctionsOf(file);
    for (const reason of faults) yield { kind: "note", path: file.path, reason, bytesRead: done };
    // The path is part of the hash, because folder and file name may give the outlet and the title.
    const context = `${file.path}\n${JSON.stringify([row ?? null, correction])}`;
    yield* this.#read(articleId(bytes), file.path, context, bytesRead, () =>
      parseFile(bytes, { path: file.path, format }, { correction, ...(row !== undefined && { row }) }),
    );
  }

  async *readRecords(file: CorpusFile, done: number): AsyncGenerator<ReadResult> {
    let anyLine = false;
    const { records, faults } = await correctionsOf(file);
    for (const reason of faults) yield { kind: "note", path: file.path, reason, bytesRead: done };
    try {
      for await (const { number, bytes, offset } of byteLines(file.absolutePath, LONGEST)) {
        const bytesRead = done + Math.min(offset, file.bytes);
        const place = `${file.path}:${number}`;
        if (bytes === undefined) {
          yield { kind: "problem", path: place, reason: "the line is longer than 20 MB", bytesRead };
        } else if (bytes.length > 0) {
          const id = articleId(bytes);
          const { removed, ...correction } = records.get(id) ?? {};
          // Without the line's number: records keep their hash when others are added above them.
          const context = `${file.path}\n${JSON.stringify(correction)}`;
          if (removed !== true)
            yield* this.#read(id, place, context, bytesRead, () => parseRecord(bytes, place, correction));
        }
        anyLine ||= bytes === undefined || bytes.length > 0;
      }
    } catch (error) {
      if (!isSystemError(error)) throw error;
      yield { kind: "problem", path: file.path, reason: failureReason(error), bytesRead: done + file.bytes };
      return;
    }
    if (!anyLine)
      yield { kind: "problem", path: file.path, reason: "is empty", bytesRead: done + file.bytes };
  }

  /** `context`: what else decides about the article's metadata. */
  async *#read(
    id: string,
    place: string,
    context: string,
    bytesRead: number,
    parse: () => ParsedArticle | Promise<ParsedArticle>,
  ): AsyncGenerator<ReadResult> {
    const first = this.#seen.get(id);
    if (first !== undefined) {
      yield { kind: "note", path: place, reason: `same content as ${first}`, bytesRead };
      return;
    }
    const contentHash = hash("sha256", `${id}\n${context}\n${READER_VERSION}`, "hex");
    if (this.#known.get(id) === contentHash) {
      this.#seen.set(id, place);
      yield { kind: "unchanged", articleId: id, path: place, bytesRead };
      return;
    }
    const parsed = await parse();
    if (!parsed.ok) {
      yield { kind: "problem", path: place, reason: parsed.reason, bytesRead };
      return;
    }
    this.#seen.set(id, place);
    for (const reason of parsed.faults) yield { kind: "note", path: place, reason, bytesRead };
    const article: Article = { id, ...parsed.article, contentHash, path: place };
    yield { kind: "article", article, removed: parsed.removed, bytesRead };
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
