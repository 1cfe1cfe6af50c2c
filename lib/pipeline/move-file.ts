import { randomUUID } from "node:crypto";
import { copyFile, link, open, rename, rm } from "node:fs/promises";
import path from "node:path";

/** Moves a file to a name that must be free; false when it is not. Never replaces anything. */
export async function moveToFreeName(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    if (isCode(error, "EXDEV")) return moveAcross(from, to, moveToFreeName);
    if (!isCode(error, "EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK")) throw error;
    return renameToFreeName(from, to);
  }
  await removeOr(from, () => rm(to, { force: true }));
  return true;
}

/** Moves a file, also to another file system: it is then copied whole before the first one goes. */
export async function moveFile(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!isCode(error, "EXDEV")) throw error;
    await moveAcross(from, to, async (copy, place) => {
      await rename(copy, place);
      return true;
    });
  }
}

/** `place` moves the finished copy to its name; where that is refused, or the first file cannot go, all is as before. */
async function moveAcross(
  from: string,
  to: string,
  place: (copy: string, to: string) => Promise<boolean>,
): Promise<boolean> {
  const copy = path.join(path.dirname(to), `.${randomUUID()}.tmp`);
  try {
    await copyFile(from, copy);
    await flush(copy);
    if (!(await place(copy, to))) return false;
  } finally {
    await rm(copy, { force: true });
  }
  await flush(path.dirname(to));
  await removeOr(from, () => rm(to, { force: true }));
  return true;
}

async function removeOr(file: string, undo: () => Promise<void>): Promise<void> {
  try {
    await rm(file);
  } catch (error) {
    await undo();
    throw error;
  }
}

/** Without hard links, an empty file of ours reserves the name. */
async function renameToFreeName(from: string, to: string): Promise<boolean> {
  try {
    await (await open(to, "wx")).close();
  } catch (error) {
    if (isCode(error, "EEXIST", "EISDIR")) return false;
    throw error;
  }
  await rename(from, to);
  return true;
}

async function flush(place: string): Promise<void> {
  const handle = await open(place, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
