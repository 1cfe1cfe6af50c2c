import { existsSync, renameSync, rmSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { CounterpointError } from "#lib/errors.ts";
import { lockedError } from "../locked-error.ts";
import { copyInMemory } from "./copy-in-memory.ts";
import { createFolder, hasDerivedFiles, mainPath, sweep } from "./generation-files.ts";
import { readNote } from "./lock-note.ts";
import { createSchema, hasSchema, isOlder } from "./schema.ts";
import { corruptError, isBeingMade, isWithoutRoom, onFile, unwritableError } from "./sqlite-errors.ts";

/** Milliseconds to wait for another process to finish a moment's work. */
const PATIENCE = 250;

/** Past this size the log beside the main file is cut back when it is no longer needed. */
const LOG_LIMIT = 64 * 2 ** 20;

/** Up to this size, in bytes, a look through the whole file costs a tenth of a second. */
const SMALL = 64 * 2 ** 20;

/**
 * Whether there is an index to open. An empty file is none yet; but one beside a log or derived files was emptied by
 * accident, and throws `index-corrupt`.
 */
export function mainFileExists(dataDir: string): boolean {
  const path = mainPath(dataDir);
  const folder = onFile(dataDir, () => statSync(dataDir, { throwIfNoEntry: false }));
  if (folder === undefined) return false;
  if (!folder.isDirectory()) throw unwritableError(dataDir, "it is not a folder");
  const file = onFile(path, () => statSync(path, { throwIfNoEntry: false }));
  if (file === undefined) return false;
  if (file.size > 0) return true;
  if (existsSync(`${path}-wal`) || hasDerivedFiles(dataDir)) throw corruptError(path, "it is empty");
  return false;
}

/** A read-only connection; null while nothing but an empty database is there. */
export function openForReading(dataDir: string): DatabaseSync | null {
  const path = mainPath(dataDir);
  if (!mainFileExists(dataDir)) return null;
  return onFile(path, () => {
    try {
      return withSchema(new DatabaseSync(path, { readOnly: true, timeout: PATIENCE }), path);
    } catch (error) {
      if (isBeingMade(error)) return null;
      const copy = isWithoutRoom(error) ? copyInMemory(path) : undefined;
      if (copy === undefined) throw error;
      return withSchema(copy, path);
    }
  });
}

/** The connection; null, and it is closed, when it has no tables of ours. */
function withSchema(db: DatabaseSync, path: string): DatabaseSync | null {
  let isOurs = false;
  try {
    isOurs = hasSchema(db, path);
    return isOurs ? db : null;
  } finally {
    if (!isOurs) db.close();
  }
}

/**
 * A connection within a write transaction, which no other connection can have at the same time; tables are made when
 * there are none. Throws `index-locked`, `index-corrupt`, `index-mismatch`, `data-unwritable`.
 */
export function openForWriting(dataDir: string): DatabaseSync {
  const path = mainPath(dataDir);
  createFolder(dataDir);
  mainFileExists(dataDir);
  return onFile(path, () => {
    const db = new DatabaseSync(path, { timeout: PATIENCE });
    try {
      db.exec(
        `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = ${LOG_LIMIT}`,
      );
      db.exec("BEGIN IMMEDIATE");
      if (!hasSchema(db, path)) createSchema(db);
      if (isWorthChecking(dataDir)) requireSound(db, path);
      return db;
    } catch (error) {
      db.close();
      throw isBusy(error) ? lockedError(readNote(dataDir)) : error;
    }
  });
}

/**
 * Moves a damaged main file out of the way, with its log, and drops what was derived from it; a sound one stays.
 * Returns the new path of what was moved.
 */
export function moveAsideIfBroken(dataDir: string): string | undefined {
  const path = mainPath(dataDir);
  if (isUsable(dataDir)) return undefined;
  const aside = `${path}.corrupt-${new Date().toISOString().replace(/[:.]/g, "-")}`;
  return onFile(path, () => {
    for (const suffix of ["", "-wal", "-shm"]) {
      if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
    }
    rmSync(`${path}-journal`, { force: true });
    sweep(dataDir, new Set());
    return aside;
  });
}

/**
 * Deletes an index of an older layout, with its derived files: an ingestion makes it anew from the corpus folder, and
 * what vectors were paid for is kept elsewhere. False when there is none.
 */
export function removeIfOlder(dataDir: string): boolean {
  const path = mainPath(dataDir);
  // What is wrong with any other file is told when it is opened.
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
  return onFile(path, () => {
    const db = new DatabaseSync(path, { timeout: PATIENCE });
    try {
      if (!isOlder(db)) return false;
      db.exec("BEGIN EXCLUSIVE");
    } catch (error) {
      throw isBusy(error) ? lockedError(readNote(dataDir)) : error;
    } finally {
      db.close();
    }
    for (const suffix of ["", "-wal", "-shm"]) rmSync(path + suffix, { force: true });
    sweep(dataDir, new Set());
    return true;
  });
}

function isUsable(dataDir: string): boolean {
  const path = mainPath(dataDir);
  try {
    if (!mainFileExists(dataDir)) return true;
    onFile(path, () => {
      const db = new DatabaseSync(path, { timeout: PATIENCE });
      try {
        hasSchema(db, path);
        requireSound(db, path);
      } finally {
        db.close();
      }
    });
    return true;
  } catch (error) {
    if (!(error instanceof CounterpointError)) throw error;
    if (error.code === "index-corrupt" || error.code === "index-mismatch") return false;
    throw error;
  }
}

/**
 * Looking through a large file takes as long as reading it, which adding ten articles must not: it is done when the
 * last writer did not live to put its note away, and always while the file is small.
 */
function isWorthChecking(dataDir: string): boolean {
  return readNote(dataDir) !== undefined || statSync(mainPath(dataDir)).size <= SMALL;
}

/** Looks through the structure of the whole file, so that nothing is built on a damaged one. */
function requireSound(db: DatabaseSync, path: string): void {
  const found = db.prepare("PRAGMA quick_check(1)").get();
  const verdict = String(Object.values(found ?? {})[0]);
  if (verdict !== "ok") throw corruptError(path, "its pages contradict each other");
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && [5, 6].includes(Number(error.errcode) & 0xff);
}
