import { formatCount } from "#app/shared/frame/format-count.ts";
import type { UploadResult } from "#lib/schema/library.ts";
import { MAX_FILE_BYTES } from "#lib/schema/limits.ts";

/** Also the server's limit; what is larger need not be sent. */
const BATCH_FILES = 25;
const BATCH_BYTES = 8_000_000;

export type UploadState = UploadResult["outcome"] | "waiting" | "sending" | "failed";

/** One file on its way into the library. Never changed, only replaced. */
export type UploadRow = {
  key: number;
  name: string;
  bytes: number;
  /** Bytes that have left. */
  sent: number;
  state: UploadState;
  /** In words; empty where the state says it all. */
  message: string;
  articleIds: readonly string[];
  /** The server's name for it, once it has arrived. */
  uploadId?: string;
};

export type Sendable = { name: string; file: Blob };

/** Sends files, telling how many bytes of them have left; resolves with a result for each, in order. */
export type SendFiles = (
  files: readonly Sendable[],
  onSent: (bytes: number) => void,
) => Promise<readonly UploadResult[]>;

/** Files one can see on their way: sent in batches, one after the other, each with its own state. */
export class UploadQueue {
  readonly #send: SendFiles;
  readonly #onChange: (rows: readonly UploadRow[]) => void;
  readonly #files = new Map<number, Blob>();
  readonly #rows = new Map<number, UploadRow>();
  #keys = 0;
  #isSending = false;

  constructor(send: SendFiles, onChange: (rows: readonly UploadRow[]) => void) {
    this.#send = send;
    this.#onChange = onChange;
  }

  add(files: readonly Sendable[]): void {
    for (const { name, file } of files) {
      this.#keys += 1;
      const row: UploadRow = {
        key: this.#keys,
        name,
        bytes: file.size,
        sent: 0,
        state: "waiting",
        message: "",
        articleIds: [],
      };
      if (file.size > MAX_FILE_BYTES) {
        const message = `Not sent: it is larger than ${MAX_FILE_BYTES / 1e6} MB.`;
        this.#rows.set(row.key, { ...row, state: "problem", message });
      } else {
        this.#files.set(row.key, file);
        this.#rows.set(row.key, row);
      }
    }
    this.#changed();
    void this.#sendAll();
  }

  /** Sends again what could not be sent. */
  retry(): void {
    for (const row of this.#rows.values()) {
      if (row.state === "failed" && this.#files.has(row.key)) {
        this.#set({ ...row, state: "waiting", sent: 0, message: "" });
      }
    }
    this.#changed();
    void this.#sendAll();
  }

  /** The server's names of the files that it has and has not read yet. */
  awaited(): ReadonlySet<string> {
    const rows = [...this.#rows.values()].filter(({ state }) => state === "received");
    return new Set(rows.flatMap(({ uploadId }) => uploadId ?? []));
  }

  /**
   * What the server says of the files that were `awaited` when it was asked; of those that it knows nothing of any more,
   * just that. Files that arrived since the question are not in the answer.
   */
  settle(awaited: ReadonlySet<string>, results: readonly UploadResult[]): void {
    const byId = new Map(results.map((result) => [result.id, result]));
    for (const row of this.#rows.values()) {
      if (row.state !== "received" || row.uploadId === undefined || !awaited.has(row.uploadId)) continue;
      const result = byId.get(row.uploadId);
      if (result === undefined) {
        const message =
          "Received, but the server was started again before it was read. It will be read next time.";
        this.#set({ ...row, state: "problem", message });
      } else if (result.outcome !== "received") this.#set(withResult(row, result));
    }
    this.#changed();
  }

  /** Shows files that were sent before the page was opened. */
  adopt(results: readonly UploadResult[]): void {
    for (const result of results) {
      this.#keys += 1;
      const row = { key: this.#keys, name: result.name, bytes: 1, sent: 1, message: "" } as const;
      this.#set(withResult({ ...row, state: "received", articleIds: [] }, result));
    }
    this.#changed();
  }

  /** Takes away the rows of files that have come to an end. */
  clear(): void {
    for (const [key, { state }] of this.#rows) {
      if (state !== "waiting" && state !== "sending" && state !== "received") {
        this.#rows.delete(key);
        this.#files.delete(key);
      }
    }
    this.#changed();
  }

  async #sendAll(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      for (let batch = this.#nextBatch(); batch.length > 0; batch = this.#nextBatch()) {
        await this.#sendBatch(batch);
      }
    } finally {
      this.#isSending = false;
    }
  }

  #nextBatch(): UploadRow[] {
    const batch: UploadRow[] = [];
    let bytes = 0;
    for (const row of this.#rows.values()) {
      if (row.state !== "waiting") continue;
      if (batch.length === BATCH_FILES || (batch.length > 0 && bytes + row.bytes > BATCH_BYTES)) break;
      batch.push(row);
      bytes += row.bytes;
    }
    return batch;
  }

  async #sendBatch(batch: readonly UploadRow[]): Promise<void> {
    this.#showSent(batch, 0);
    const files = batch.map(({ key, name }) => ({ name, file: this.#files.get(key) ?? new Blob() }));
    try {
      const results = await this.#send(files, (bytes) => this.#showSent(batch, bytes));
      for (const [index, row] of batch.entries()) {
        const result = results[index];
        if (result !== undefined) this.#set(withResult({ ...row, sent: row.bytes }, result));
        this.#files.delete(row.key);
      }
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : String(thrown);
      for (const row of batch)
        this.#set({ ...row, sent: 0, state: "failed", message: `Not sent: ${message}` });
    }
    this.#changed();
  }

  /** Files leave in their order. */
  #showSent(batch: readonly UploadRow[], bytes: number): void {
    let left = bytes;
    for (const row of batch) {
      const sent = Math.min(row.bytes, left);
      left -= sent;
      const before = this.#rows.get(row.key);
      if (before?.sent !== sent || before.state !== "sending") this.#set({ ...row, sent, state: "sending" });
    }
    this.#changed();
  }

  #set(row: UploadRow): void {
    this.#rows.set(row.key, row);
  }

  #changed(): void {
    this.#onChange([...this.#rows.values()]);
  }
}

function withResult(row: UploadRow, { id, outcome, message, articleIds }: UploadResult): UploadRow {
  return { ...row, state: outcome, message, articleIds, uploadId: id };
}

/** How many files are in which state, in words: `12 of 500 files sent; 8 added`, at the end `500 files: 499 added, …`. */
export function uploadSummary(rows: readonly UploadRow[]): string {
  const count = (...states: UploadState[]) => rows.filter(({ state }) => states.includes(state)).length;
  const onWay = count("waiting", "sending");
  const parts = (
    [
      [count("received"), "being read"],
      [count("added", "near-copy"), "added"],
      [count("already-there"), "already there"],
      [count("problem"), "not taken in"],
      [count("failed"), "could not be sent"],
    ] as const
  ).flatMap(([number, words]) => (number === 0 ? [] : [`${number.toLocaleString("en")} ${words}`]));
  const total = formatCount(rows.length, "file");
  if (onWay === 0) return `${total}: ${parts.join(", ")}`;
  const done = (rows.length - onWay).toLocaleString("en");
  return [`${done} of ${total} sent`, ...(parts.length === 0 ? [] : [parts.join(", ")])].join("; ");
}
