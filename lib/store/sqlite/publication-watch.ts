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
        const file = identityOf(path);
        if (this.#watched?.file !== file) this.#reopen(file);
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

  #reopen(file: string): void {
    this.close();
    const db = openForReading(this.#dataDir);
    if (db === null) return;
    const version = db.prepare("PRAGMA data_version");
    this.#watched = { db, version, file, seen: undefined, publication: null };
  }
}

/** Changes when another file takes the name. */
function identityOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? "" : `${stats.dev}:${stats.ino}`;
}
