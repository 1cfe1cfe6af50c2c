import { statSync } from "node:fs";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { mainPath } from "./generation-files.ts";
import { openForReading } from "./main-file.ts";
import { type Publication, readPublication } from "./publication.ts";
import { onFile } from "./sqlite-errors.ts";

type Watched = {
  db: DatabaseSync;
  /** Counts other connections' commits: https://www.sqlite.org/pragma.html#pragma_data_version */
  version: StatementSync;
  file: string;
  seen: unknown;
  publication: Publication | null;
};

/** Knows what is published, at the cost of one look at the file and one at SQLite's commit counter. */
export class PublicationWatch {
  readonly #dataDir: string;
  #watched: Watched | undefined;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  /** Null when nothing is. Throws `index-corrupt`, `index-mismatch`, `data-unwritable`. */
  current(): Publication | null {
    const path = mainPath(this.#dataDir);
    try {
      return onFile(path, () => {
        const isCopy = this.#watched?.db.location() === null;
        if (this.#watched?.file !== identityOf(path, isCopy)) this.#reopen();
        const watched = this.#watched;
        if (watched === undefined) return null;
        const seen = Object.values(watched.version.get() ?? {})[0];
        if (watched.seen !== seen) {
          watched.publication = readPublication(watched.db);
          watched.seen = seen;
        }
        return watched.publication;
      });
    } catch (error) {
      this.close();
      throw error;
    }
  }

  close(): void {
    this.#watched?.db.close();
    this.#watched = undefined;
  }

  #reopen(): void {
    this.close();
    const path = mainPath(this.#dataDir);
    // Before the file is opened, so that what happens meanwhile is seen as a change.
    const [file, content] = [identityOf(path, false), identityOf(path, true)];
    const db = openForReading(this.#dataDir);
    if (db === null) return;
    const version = db.prepare("PRAGMA data_version");
    const isCopy = db.location() === null;
    this.#watched = { db, version, file: isCopy ? content : file, seen: undefined, publication: null };
  }
}

/** Changes when another file takes the name; of a copy in memory, which sees no commits, also with the content. */
function identityOf(path: string, isCopy: boolean): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return "";
  const file = `${stats.dev}:${stats.ino}`;
  return isCopy ? `${file}:${stats.size}:${stats.mtimeMs}` : file;
}
