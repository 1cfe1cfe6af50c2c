import { rm } from "node:fs/promises";
import path from "node:path";
import { toCounterpointError } from "#lib/errors.ts";
import { sweepIncoming } from "#lib/pipeline/keep-file.ts";
import { type Library, openLibrary } from "#lib/pipeline/list-library.ts";
import { getRuntime, type Runtime } from "#lib/runtime.ts";
import type { IngestReport } from "#lib/schema/ingestion.ts";
import type { UploadResult } from "#lib/schema/library.ts";
import { toDiskError } from "./disk-error.ts";
import { ingestInChild } from "./ingest-in-child.ts";
import { IngestionRunner } from "./ingestion-runner.ts";
import { logFailure } from "./respond.ts";
import { ingestedResult, unreadResult } from "./upload-result.ts";

const MOST_UPLOADS = 2_000;

/** What the library's routes share. */
export class LibraryTools {
  readonly runner: IngestionRunner;
  readonly #runtime: Runtime;
  readonly #uploads = new Map<string, UploadResult>();
  #library: { key: string; library: Promise<Library> } | undefined;
  #changes: Promise<unknown> = Promise.resolve();

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
    this.runner = new IngestionRunner((onProgress, options) =>
      ingestInChild(runtime.config, onProgress, options),
    );
    sweepIncoming(runtime.config.corpusDir).catch(logFailure);
  }

  get corpusDir(): string {
    return this.#runtime.config.corpusDir;
  }

  get dataDir(): string {
    return this.#runtime.config.dataDir;
  }

  /** The newest generation, ready to be listed; undefined before the first one. */
  async library(): Promise<Library | undefined> {
    const reader = await this.#runtime.store.reader();
    if (reader === null) return undefined;
    const key = `${reader.manifest.generation} ${reader.manifest.publishedAt}`;
    if (this.#library?.key !== key) {
      const library = Promise.all([reader.catalogue(), reader.passageCounts()]).then(([catalogue, counts]) =>
        openLibrary(catalogue, counts),
      );
      this.#library = { key, library };
      library.catch(() => {
        this.#library = undefined;
      });
    }
    return this.#library.library;
  }

  /** Article ids, best first. */
  async search(query: string, limit: number): Promise<string[]> {
    const reader = await this.#runtime.store.reader();
    const hits = (await reader?.matching(query, { limit })) ?? [];
    return [...new Set(hits.map(({ articleId }) => articleId))];
  }

  /** One change of the corpus folder after the other. A folder that cannot be written is told as `data-unwritable`. */
  exclusively<T>(change: () => Promise<T>): Promise<T> {
    const done = this.#changes.then(change).catch((thrown: unknown) => {
      throw toDiskError(thrown);
    });
    this.#changes = done.catch(() => undefined);
    return done;
  }

  /** The last files that were sent to this server, in their order. */
  uploads(): UploadResult[] {
    return [...this.#uploads.values()];
  }

  remember(result: UploadResult): void {
    this.#uploads.set(result.id, result);
    const oldest = this.#uploads.keys().next().value;
    if (this.#uploads.size > MOST_UPLOADS && oldest !== undefined) this.#uploads.delete(oldest);
  }

  /** Ingests, and says of each received file what became of it; one that gave no article is taken away again. */
  async ingestUploads(received: readonly UploadResult[]): Promise<UploadResult[]> {
    if (!received.some(({ outcome }) => outcome === "received")) return [...received];
    let report: IngestReport;
    try {
      report = await this.runner.request();
    } catch (thrown) {
      for (const upload of received) this.#update(unreadResult(upload, toCounterpointError(thrown)));
      throw thrown;
    }
    const results: UploadResult[] = [];
    for (const upload of received) {
      const result = await this.#resultOf(upload, report);
      this.#update(result);
      results.push(result);
    }
    return results;
  }

  #update(result: UploadResult): void {
    if (this.#uploads.has(result.id)) this.#uploads.set(result.id, result);
  }

  async #resultOf(upload: UploadResult, report: IngestReport): Promise<UploadResult> {
    const { path: place } = upload;
    if (upload.outcome !== "received" || place === undefined) return upload;
    const articles = (await this.library())?.byFile(place) ?? [];
    const result = ingestedResult({ ...upload, path: place }, report, articles);
    // The sender still has it; here it would be reported again by every ingestion.
    if (articles.length === 0) await rm(path.join(path.resolve(this.corpusDir), place), { force: true });
    return result;
  }
}

const PROCESS_TOOLS = Symbol.for("counterpoint.library");

/** The server's one set. Kept on the global object, because routes are bundled apart but share the process. */
export function getLibraryTools(): LibraryTools {
  const holder = globalThis as { [PROCESS_TOOLS]?: LibraryTools };
  holder[PROCESS_TOOLS] ??= new LibraryTools(getRuntime());
  return holder[PROCESS_TOOLS];
}
