import { basename } from "node:path";
import type { OpeningIndex, PassageStore, PassageWriter } from "../passage-store.ts";
import { filesToKeep } from "./derived-table.ts";
import { mainPath, sweep } from "./generation-files.ts";
import { leaveNote } from "./lock-note.ts";
import { moveAsideIfBroken, openForWriting, removeIfOlder } from "./main-file.ts";
import type { Publication } from "./publication.ts";
import { PublicationWatch } from "./publication-watch.ts";
import { SearchClient } from "./search-client.ts";
import { onFile } from "./sqlite-errors.ts";
import { sqliteReader } from "./sqlite-reader.ts";
import { sqliteWriter } from "./sqlite-writer.ts";
import { SqliteVectorCache } from "./vector-cache.ts";

export type SqliteStoreOptions = {
  /** Made with the first writer. */
  dataDir: string;
  /** Path of the search thread's program, which calls `runSearchWorker`. */
  searchProgram: string;
  /** Takes one line for each thing that was mended on the way. */
  logger?: (message: string) => void;
  /**
   * The first writer starts from nothing: a damaged index is moved aside, a sound one is emptied when the writer
   * publishes.
   */
  rebuild?: boolean;
  /** From this many passages on, vectors are searched by graph instead of one by one. Default 20,000. */
  graphThreshold?: number;
};

const GRAPH_THRESHOLD = 20_000;

/**
 * Keeps an index in one folder. `index.sqlite` is the truth; beside it lie files derived from it, for each published
 * generation, and a cache of vectors. One process may write while any number read.
 */
export function createSqliteStore(options: SqliteStoreOptions): PassageStore {
  const { dataDir, graphThreshold = GRAPH_THRESHOLD } = options;
  const warn = options.logger ?? (() => undefined);
  const watch = new PublicationWatch(dataDir);
  const client = new SearchClient({ dataDir, graphThreshold }, warn, options.searchProgram);
  const vectorCache = new SqliteVectorCache(dataDir, warn);
  let rebuild = options.rebuild ?? false;
  let openedKey: string | undefined;

  /** Once per generation the search thread opens it; what is published meanwhile is opened instead. */
  const openNewest = async (onOpening?: (index: OpeningIndex) => void): Promise<Publication | null> => {
    for (;;) {
      const publication = watch.current();
      if (publication === null || publication.key === openedKey) return publication;
      try {
        const opening = client.call(publication.key, "open", []);
        onOpening?.(sqliteReader(client, publication));
        await opening;
        openedKey = publication.key;
        return publication;
      } catch (error) {
        if (watch.current()?.key === publication.key) throw error;
      }
    }
  };

  return {
    id: "sqlite",
    vectorCache,
    async reader(onOpening) {
      const publication = await openNewest(onOpening);
      return publication && sqliteReader(client, publication);
    },
    async writer() {
      if (rebuild) {
        const aside = moveAsideIfBroken(dataDir);
        if (aside !== undefined) warn(`The damaged index was moved aside: ${basename(aside)}.`);
      }
      if (removeIfOlder(dataDir)) warn("The index was of an older layout. It is made anew.");
      const writer = beginWriting(dataDir, graphThreshold);
      if (rebuild) await writer.remove([...(await writer.contentHashes()).keys()]);
      rebuild = false;
      return writer;
    },
    async close() {
      watch.close();
      vectorCache.close();
      await client.close();
    },
  };
}

/** Whatever fails, neither the lock nor the note about it stays behind. */
function beginWriting(dataDir: string, graphThreshold: number): PassageWriter {
  const db = openForWriting(dataDir);
  let release: () => void = () => undefined;
  try {
    release = leaveNote(dataDir);
    return onFile(mainPath(dataDir), () => {
      sweep(dataDir, filesToKeep(db));
      return sqliteWriter({ db, dataDir, graphThreshold, release });
    });
  } catch (error) {
    release();
    db.close();
    throw error;
  }
}
