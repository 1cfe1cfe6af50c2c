import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { CORRECTIONS_SUFFIX, readCorrections, writeCorrection } from "#lib/corpus/corrections.ts";
import type { ArticleInfo } from "#lib/domain/article.ts";
import { CounterpointError } from "#lib/errors.ts";
import { moveToFreeName } from "./keep-file.ts";
import { numberedPath } from "./safe-corpus-path.ts";

const removedSchema = z.object({
  id: z.string(),
  title: z.string(),
  outletName: z.string(),
  /** ISO date and time. */
  removedAt: z.string(),
  /** Where it stood, within the corpus folder; several when the same bytes stood in several places. */
  paths: z.array(z.string()),
});

/** An article that was taken out of the corpus, and can be put back. */
export type RemovedArticle = z.infer<typeof removedSchema>;

type Removable = Pick<ArticleInfo, "id" | "path" | "title" | "outletName">;

/** Within the corpus folder; its dot keeps it out of the ingestion. */
const TRASH = ".trash";
const NOTE = "removed.json";
const RECORD_PATH = /\.(?:jsonl|ndjson):\d+$/i;

/**
 * Takes an article out of the corpus folder: its file moves to the folder's trash with what was corrected of it, a JSONL
 * record is marked as removed beside its file. The next ingestion drops it. Where a copy of the same bytes turns up then,
 * this can be called again with its path. Throws `not-found` when the file is not there.
 */
export async function removeArticle(corpusDir: string, article: Removable): Promise<RemovedArticle> {
  const { id, title, outletName } = article;
  const before = await readNote(folderOf(corpusDir, id));
  const paths = [...(before?.paths ?? []), article.path];
  const removed = { id, title, outletName, removedAt: new Date().toISOString(), paths };
  if (RECORD_PATH.test(article.path)) {
    await writeCorrection(corpusDir, article, { removed: true });
    await writeNote(corpusDir, removed);
    return removed;
  }
  const file = path.join(path.resolve(corpusDir), article.path);
  if (!(await isFile(file))) {
    throw new CounterpointError(
      "not-found",
      `The article's file ${article.path} is not in the corpus folder.`,
      {
        hint: "Ingest again: the file was moved or deleted.",
      },
    );
  }
  // First the note: whatever is moved can then be found again.
  await writeNote(corpusDir, removed);
  const kept = keptFile(corpusDir, id, paths.length - 1, article.path);
  await mkdir(path.dirname(kept), { recursive: true });
  await rename(file, kept);
  if (await isFile(file + CORRECTIONS_SUFFIX)) {
    await rename(file + CORRECTIONS_SUFFIX, kept + CORRECTIONS_SUFFIX);
  }
  return removed;
}

/**
 * Puts a removed article back where it stood, under a numbered name where another file has taken its place since.
 * Throws `not-found` when no article of that id was removed.
 */
export async function restoreArticle(corpusDir: string, id: string): Promise<RemovedArticle> {
  const removed = await findRemoved(corpusDir, id);
  if (removed === undefined) {
    throw new CounterpointError(
      "not-found",
      "No article with that id was removed, or it was restored already.",
    );
  }
  for (const [index, place] of removed.paths.entries()) {
    if (RECORD_PATH.test(place)) await writeCorrection(corpusDir, { id, path: place }, { removed: false });
    else await putBack(corpusDir, place, keptFile(corpusDir, id, index, place));
  }
  await rm(folderOf(corpusDir, id), { recursive: true, force: true });
  return removed;
}

/** The removed article of that id; undefined when there is none. */
export function findRemoved(corpusDir: string, id: string): Promise<RemovedArticle | undefined> {
  return readNote(folderOf(corpusDir, id));
}

/** Whether an article that the index still holds is gone from the corpus folder, by a removal. */
export async function isRemoved(
  corpusDir: string,
  article: Pick<ArticleInfo, "id" | "path">,
): Promise<boolean> {
  const removed = await findRemoved(corpusDir, article.id);
  if (removed?.paths.includes(article.path) !== true) return false;
  const file = path.join(path.resolve(corpusDir), article.path.replace(/:\d+$/, ""));
  // The same file may have been added again since.
  if (!RECORD_PATH.test(article.path)) return !(await isFile(file));
  return (await readCorrections(file)).records.get(article.id)?.removed === true;
}

/** All that can be restored, the last removed first. */
export async function listRemoved(corpusDir: string): Promise<RemovedArticle[]> {
  const trash = path.join(path.resolve(corpusDir), TRASH);
  const names = await readdir(trash).catch(() => []);
  const notes = await Promise.all(names.map((name) => readNote(path.join(trash, name))));
  return notes
    .filter((note) => note !== undefined)
    .sort((a, b) => (a.removedAt < b.removedAt ? 1 : a.removedAt > b.removedAt ? -1 : 0));
}

async function putBack(corpusDir: string, place: string, kept: string): Promise<void> {
  // A crash may have left the file where it was.
  if (!(await isFile(kept))) return;
  const root = path.resolve(corpusDir);
  await mkdir(path.dirname(path.join(root, place)), { recursive: true });
  let free = path.join(root, place);
  for (let number = 2; !(await moveToFreeName(kept, free)); number += 1) {
    free = path.join(root, numberedPath(place, number));
  }
  if (await isFile(kept + CORRECTIONS_SUFFIX)) {
    await rename(kept + CORRECTIONS_SUFFIX, free + CORRECTIONS_SUFFIX);
  }
}

function folderOf(corpusDir: string, id: string): string {
  // Ids come from addresses.
  if (!/^[\w-]{1,100}$/.test(id))
    throw new CounterpointError("not-found", "There is no article with that id.");
  return path.join(path.resolve(corpusDir), TRASH, id);
}

function keptFile(corpusDir: string, id: string, index: number, place: string): string {
  return path.join(folderOf(corpusDir, id), String(index), path.posix.basename(place));
}

async function writeNote(corpusDir: string, removed: RemovedArticle): Promise<void> {
  const folder = folderOf(corpusDir, removed.id);
  await mkdir(folder, { recursive: true });
  const temporary = path.join(folder, `${NOTE}.tmp`);
  const handle = await open(temporary, "w");
  try {
    await handle.writeFile(JSON.stringify(removed, null, 2));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, path.join(folder, NOTE));
}

async function readNote(folder: string): Promise<RemovedArticle | undefined> {
  try {
    return removedSchema.safeParse(JSON.parse(await readFile(path.join(folder, NOTE), "utf8"))).data;
  } catch {
    return undefined;
  }
}

function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
