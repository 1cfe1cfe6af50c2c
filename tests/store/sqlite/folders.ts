import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { PassageStore } from "#lib/store/passage-store.ts";
import { createSqliteStore, type SqliteStoreOptions } from "#lib/store/sqlite/sqlite-store.ts";
import { SEARCH_PROGRAM } from "#tests/store/sqlite/search-program.ts";

export type Folders = {
  /** A new, empty folder. */
  create(): string;
  /** A store on a folder, with what it warned of. */
  open(dataDir: string, options?: Partial<SqliteStoreOptions>): { store: PassageStore; warnings: string[] };
};

/** To be called within `describe`: closes the stores and removes the folders after each test. */
export function temporaryFolders(): Folders {
  const folders: string[] = [];
  const stores: PassageStore[] = [];
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return {
    create() {
      const folder = mkdtempSync(join(tmpdir(), "counterpoint-"));
      folders.push(folder);
      return folder;
    },
    open(dataDir, options = {}) {
      const warnings: string[] = [];
      const store = createSqliteStore({
        searchProgram: SEARCH_PROGRAM,
        dataDir,
        logger: (message) => warnings.push(message),
        ...options,
      });
      stores.push(store);
      return { store, warnings };
    },
  };
}
