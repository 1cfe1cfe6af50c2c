import { readFileSync, rmSync, writeFileSync } from "node:fs";
import type { LockHolder } from "../locked-error.ts";
import { inFolder } from "./generation-files.ts";
import { onFile } from "./sqlite-errors.ts";

/** SQLite does the locking; the note only tells the next in line who holds the lock. */
const noteOf = (dataDir: string) => inFolder(dataDir, "writer.json");

/** Returns what takes the note away again, unless another holder has replaced it. */
export function leaveNote(dataDir: string): () => void {
  const holder: LockHolder = { pid: process.pid, since: new Date().toISOString() };
  try {
    onFile(noteOf(dataDir), () => writeFileSync(noteOf(dataDir), JSON.stringify(holder)));
  } catch (error) {
    takeAway(dataDir);
    throw error;
  }
  return () => {
    const { pid, since } = readNote(dataDir) ?? {};
    if (pid === holder.pid && since === holder.since) takeAway(dataDir);
  };
}

/** A note that cannot be removed misleads nobody: it is read only while somebody holds the lock. */
function takeAway(dataDir: string): void {
  try {
    rmSync(noteOf(dataDir), { force: true });
  } catch {
    // The next writer puts its own in its place.
  }
}

/** Undefined when there is no note that can be read. */
export function readNote(dataDir: string): LockHolder | undefined {
  try {
    const { pid, since } = JSON.parse(readFileSync(noteOf(dataDir), "utf8"));
    return typeof pid === "number" && typeof since === "string" ? { pid, since } : undefined;
  } catch {
    return undefined;
  }
}
