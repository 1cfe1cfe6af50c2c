import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import {
  CORRECTIONS_SUFFIX,
  readCorrections,
  recordCorrection,
  writeCorrection,
} from "#lib/corpus/corrections.ts";
import { isInside, placeInCorpus } from "#lib/corpus/inside-corpus.ts";
import { CounterpointError } from "#lib/errors.ts";
import type { ArticleInfo } from "#lib/schema/article.ts";
import { type RemovedArticle, removedArticleSchema } from "#lib/schema/library.ts";
import { moveFile, moveToFreeName } from "./move-file.ts";
import { numberedPath } from "./safe-corpus-path.ts";

type Removable = Pick<ArticleInfo, "id" | "path" | "title" | "outletName" | "sourceHash" | "recordKey">;

/** Within the corpus folder; its dot keeps it out of the ingestion. */
const TRASH = ".trash";
const NOTE = "removed.json";
const RECORD_PATH = /\.(?:jsonl|ndjson):\d+$/i;

/**
 * Takes an article out of the corpus folder: its file moves to the folder's trash with what was corrected of it, a JSONL
 * record is marked as removed beside its file. The next ingestion drops it. Where a copy of the same bytes turns up then,
 * this can be called with it, `together` being what was removed first: both are restored together. Throws `not-found`
 * when the file is not there. A failure leaves everything where it was.
 */
export async function removeArticle(
  corpusDir: string,
  article: Removable,
  together?: RemovedArticle,
): Promise<RemovedArticle> {
  const { title, outletName, sourceHash, recordKey } = article;
  const before = together ?? (await findRemoved(corpusDir, article.id));
  const isSame = together !== undefined || before?.sourceHash === sourceHash;
  const known = isSame ? before : undefined;
  const removed: RemovedArticle = known ?? {
    id: article.id,
    title,
    outletName,
    removedAt: "",
    paths: [],
    ...(sourceHash !== undefined && { sourceHash }),
    ...(recordKey !== undefined && { recordKey }),
  };
  const now = { ...removed, removedAt: new Date().toISOString(), paths: [...removed.paths, article.path] };
  if (RECORD_PATH.test(article.path)) {
    await writeCorrection(corpusDir, article, { removed: true });
    await writeNote(corpusDir, now);
    return now;
  }
  const file = await placeInCorpus(corpusDir, article.path);
  if (!(await isFile(file))) {
    throw new CounterpointError(
      "not-found",
      `The article's file ${article.path} is not in the corpus folder.`,
      {
        hint: "Ingest again: the file was moved or deleted.",
      },
    );
  }
  await requireOwnTrash(corpusDir);
  if (before !== undefined && !isSame) await putAside(corpusDir, article.id);
  // First the note: whatever is moved can then be found again.
  await writeNote(corpusDir, now);
  try {
    await moveAway(file, keptFile(corpusDir, now.id, now.paths.length - 1, article.path));
  } catch (error) {
    if (known === undefined) await rm(folderOf(corpusDir, now.id), { recursive: true, force: true });
    else await writeNote(corpusDir, known);
    throw error;
  }
  return now;
}

/** With what was corrected of it; both or neither. */
async function moveAway(file: string, kept: string): Promise<void> {
  await mkdir(path.dirname(kept), { recursive: true });
  await moveFile(file, kept);
  if (!(await isFile(file + CORRECTIONS_SUFFIX))) return;
  try {
    await moveFile(file + CORRECTIONS_SUFFIX, kept + CORRECTIONS_SUFFIX);
  } catch (error) {
    await moveFile(kept, file);
    throw error;
  }
}

/** What was removed under this id before is from now on known by the id with a number behind it. */
async function putAside(corpusDir: string, id: string): Promise<void> {
  for (let number = 2; ; number += 1) {
    const other = `${id}-${number}`;
    if ((await findRemoved(corpusDir, other)) !== undefined) continue;
    return rename(folderOf(corpusDir, id), folderOf(corpusDir, other));
  }
}

/**
 * Puts a removed article back where it stood, under a numbered name where another file has taken its place since.
 * Throws `not-found` when no article of that id was removed, `bad-input` when its note names a place outside of the
 * corpus folder.
 */
export async function restoreArticle(corpusDir: string, id: string): Promise<RemovedArticle> {
  const removed = await findRemoved(corpusDir, id);
  if (removed === undefined) {
    throw new CounterpointError(
      "not-found",
      "No article with that id was removed, or it was restored already.",
    );
  }
  await requireOwnTrash(corpusDir);
  // A note is a file that anybody can write: all of its paths are looked at before anything is moved.
  for (const place of removed.paths) await placeInCorpus(corpusDir, place);
  for (const [index, place] of removed.paths.entries()) {
    if (RECORD_PATH.test(place))
      await writeCorrection(corpusDir, { ...removed, path: place }, { removed: false });
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
  article: Pick<ArticleInfo, "id" | "path" | "recordKey" | "sourceHash">,
): Promise<boolean> {
  const removed = await findRemoved(corpusDir, article.id);
  if (removed?.paths.includes(article.path) !== true) return false;
  const file = path.join(path.resolve(corpusDir), article.path.replace(/:\d+$/, ""));
  // The same file may have been added again since.
  if (!RECORD_PATH.test(article.path)) return !(await isFile(file));
  return recordCorrection((await readCorrections(file)).records, article)?.removed === true;
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
    await moveFile(kept + CORRECTIONS_SUFFIX, free + CORRECTIONS_SUFFIX);
  }
}

async function requireOwnTrash(corpusDir: string): Promise<void> {
  const root = path.resolve(corpusDir);
  if (await isInside(root, path.join(root, TRASH))) return;
  throw new CounterpointError(
    "bad-input",
    `The folder ${TRASH} is a link that leads out of the corpus folder.`,
    {
      hint: "Put a folder in its place; nothing was changed.",
    },
  );
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
    const note = removedArticleSchema.parse(JSON.parse(await readFile(path.join(folder, NOTE), "utf8")));
    return { ...note, id: path.basename(folder) };
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
