import { readFileSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/** Where the header says how the file is written to: 1 in place, 2 with a log. https://www.sqlite.org/fileformat.html */
const WRITING_MODES = [18, 19];
const IN_PLACE = 1;

/**
 * Even to read, SQLite needs room beside a file that is written with a log: some 32 KiB that all connections share. On
 * a disk without any, what was published can still be read from a copy, as long as all of it is in the file itself and
 * nobody writes. Undefined when that is not so. The copy never changes.
 */
export function copyInMemory(path: string): DatabaseSync | undefined {
  const before = stateOf(path);
  const bytes = readFileSync(path);
  const isWhole = (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0;
  if (!isWhole || stateOf(path) !== before) return undefined;
  for (const at of WRITING_MODES) bytes[at] = IN_PLACE;
  const db = new DatabaseSync(":memory:");
  try {
    db.deserialize(bytes);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function stateOf(path: string): string {
  const { ino, size, mtimeNs } = statSync(path, { bigint: true });
  return `${ino}:${size}:${mtimeNs}`;
}
