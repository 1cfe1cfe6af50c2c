import { CounterpointError } from "#lib/errors.ts";
import { lockedError } from "../locked-error.ts";

/** SQLite's primary result codes, https://www.sqlite.org/rescode.html */
const BUSY = 5;
const LOCKED = 6;
const CORRUPT = 11;
const FULL = 13;
const NOT_A_DATABASE = 26;
/** No room for the file that SQLite's connections share: SQLITE_IOERR_SHMSIZE. */
const NO_ROOM_TO_SHARE = 4874;
/** SQLITE_READONLY_ROLLBACK: a reader finds a journal that has to be rolled back. */
const READONLY_ROLLBACK = 776;
/** Permission, read-only, input/output, cannot open. */
const UNUSABLE = new Set([3, 8, 10, 14]);

const DISK_FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);
const FORBIDDEN = new Set(["EACCES", "EPERM", "EROFS", "ENOTDIR", "ENOENT", "EEXIST", "EISDIR", "EIO"]);

/** Runs `work` on a file; what SQLite or the file system throws comes out as one of our errors, naming the file. */
export function onFile<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw fileError(path, error);
  }
}

/** The same for work that takes its time. */
export async function onFileLater<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileError(path, error);
  }
}

export function corruptError(path: string, why: string, cause?: unknown): CounterpointError {
  return new CounterpointError("index-corrupt", `The index ${path} is damaged: ${why}.`, {
    hint: "Run: npm run ingest -- --rebuild (the damaged file is moved aside, not deleted)",
    cause,
  });
}

export function unwritableError(path: string, why: string, cause?: unknown): CounterpointError {
  return new CounterpointError("data-unwritable", `The data folder cannot be used: ${path}: ${why}.`, {
    hint: "Make the folder writable, or set DATA_DIR to another one.",
    cause,
  });
}

export function diskFullError(path: string, cause?: unknown): CounterpointError {
  return new CounterpointError("data-unwritable", `The disk is full: ${path} could not be written.`, {
    hint: "Free some space, or set DATA_DIR to another disk. What was published before is unharmed.",
    cause,
  });
}

/** Whether the disk is so full that not even reading is possible in SQLite's usual way. */
export function isWithoutRoom(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === NO_ROOM_TO_SHARE;
}

/** Whether a writer is making the database, or died while it did: later on, none leaves a rollback journal. */
export function isBeingMade(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === READONLY_ROLLBACK;
}

function fileError(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof CounterpointError) return error;
  const { code, errcode } = error as Error & { code?: unknown; errcode?: unknown };
  if (isWithoutRoom(error)) return diskFullError(path, error);
  if (typeof errcode === "number") return sqliteError(path, error, errcode & 0xff);
  if (typeof code !== "string") return error;
  if (DISK_FULL.has(code)) return diskFullError(path, error);
  return FORBIDDEN.has(code) ? unwritableError(path, reasonOf(error), error) : error;
}

function sqliteError(path: string, error: Error, code: number): unknown {
  if (code === BUSY || code === LOCKED) return lockedError(undefined);
  if (code === CORRUPT || code === NOT_A_DATABASE) return corruptError(path, reasonOf(error), error);
  if (code === FULL) return diskFullError(path, error);
  return UNUSABLE.has(code) ? unwritableError(path, reasonOf(error), error) : error;
}

/** What the system says, without its codes and paths: "EACCES: permission denied, open '/x'" → "permission denied". */
function reasonOf(error: Error): string {
  return error.message.replace(/^[A-Z]+: /, "").replace(/, \w+ '.*$/s, "");
}
