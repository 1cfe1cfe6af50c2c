import { type Dirent, statSync } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { CounterpointError } from "#lib/errors.ts";
import type { ArticleFormat } from "#lib/formats/article-format.ts";
import { CORRECTIONS_SUFFIX } from "./corrections.ts";
import { failureReason } from "./failure-reason.ts";
import { leadsInto } from "./inside-corpus.ts";

export type CorpusFormat = ArticleFormat | "records";

export type CorpusFile = {
  /** Path within the corpus folder, with "/" on every system. */
  path: string;
  absolutePath: string;
  bytes: number;
  format: CorpusFormat;
  /** Somebody wrote corrections beside it. */
  isCorrected: boolean;
};

/** Something that could not go in, or not as it stands, and why. */
export type CorpusProblem = { path: string; reason: string };

export type CorpusListing = {
  /** In a fixed order: by name, folder by folder. */
  files: CorpusFile[];
  /** Sum over `files`, for progress. */
  bytes: number;
  /** Files of other formats, what cannot be opened, and links that lead out of the folder. */
  problems: CorpusProblem[];
  /** Paths of tables and corrections that are not to be read, because they are such links. */
  outside: ReadonlySet<string>;
};

const FORMATS: Record<string, CorpusFormat> = {
  ".md": "markdown",
  ".markdown": "markdown",
  ".txt": "text",
  ".jsonl": "records",
  ".ndjson": "records",
  ".html": "web page",
  ".htm": "web page",
  ".xhtml": "web page",
  ".mht": "web archive",
  ".mhtml": "web archive",
  ".pdf": "pdf",
  ".docx": "docx",
};

/** What to do about formats that people have and that are not read. */
const ADVICE: Record<string, string> = {
  ".doc": "save it as .docx",
  ".rtf": "save it as .docx",
  ".odt": "save it as .docx",
  ".pages": "export it as .docx",
  ".epub": "convert it to .html",
  ".zip": "unpack it first",
  ".json": "write one record a line into a .jsonl file",
};

/** The name of the metadata table that may stand beside the articles. */
export const METADATA_TABLE = "articles.csv";

/**
 * Every file of a corpus folder and its subfolders. Left out are names that start with a dot, README.md, articles.csv,
 * corrections and node_modules. Links are followed within the corpus folder, each folder once. Throws `corpus-missing`
 * when there is no such folder.
 */
export async function listCorpus(folder: string): Promise<CorpusListing> {
  const root = path.resolve(folder);
  const isFolder = await stat(root).then(
    (found) => found.isDirectory(),
    () => undefined,
  );
  if (isFolder !== true) {
    const what = isFolder === undefined ? "does not exist or cannot be opened" : "is not a folder";
    throw new CounterpointError("corpus-missing", `The corpus folder ${folder} ${what}.`, {
      hint: "Name a folder with articles in CORPUS_DIR or after --corpus.",
    });
  }
  const home = await realpath(root);
  const walk: Walk = {
    home,
    visited: new Set([home]),
    files: [],
    bytes: 0,
    problems: [],
    outside: new Set(),
  };
  await listFolder(root, "", walk);
  const { files, bytes, problems, outside } = walk;
  return { files, bytes, problems, outside };
}

/** The listing while it grows. */
type Walk = CorpusListing & {
  /** The corpus folder without links. */
  home: string;
  /** Folders without links. */
  visited: Set<string>;
  outside: Set<string>;
};

const LEADS_OUT = "is a link that leads out of the corpus folder: left out";

async function listFolder(absolute: string, relative: string, walk: Walk): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(absolute, { withFileTypes: true });
  } catch (error) {
    walk.problems.push({ path: relative || ".", reason: `the folder ${failureReason(error)}` });
    return;
  }
  const pathOf = (name: string) => (relative === "" ? name : `${relative}/${name}`);
  for (const entry of entries) {
    if (!entry.isSymbolicLink() || !isBeside(entry.name)) continue;
    const real = await realpath(path.join(absolute, entry.name)).catch(() => undefined);
    if (real === undefined || leadsInto(walk.home, real)) continue;
    walk.outside.add(pathOf(entry.name));
    walk.problems.push({ path: pathOf(entry.name), reason: LEADS_OUT });
  }
  const all = new Set(entries.map(({ name }) => name));
  for (const entry of entries.sort((a, b) => compareNames(a.name, b.name))) {
    const { name } = entry;
    if (isLeftOut(name)) continue;
    const inner = pathOf(name);
    const correction = name + CORRECTIONS_SUFFIX;
    const isCorrected = all.has(correction) && !walk.outside.has(pathOf(correction));
    const absolutePath = path.join(absolute, name);
    try {
      await listEntry({ absolutePath, path: inner, isCorrected }, entry.isSymbolicLink(), walk);
    } catch (error) {
      walk.problems.push({ path: inner, reason: failureReason(error) });
    }
  }
}

async function listEntry(
  entry: Pick<CorpusFile, "absolutePath" | "path" | "isCorrected">,
  isLink: boolean,
  listing: Walk,
): Promise<void> {
  const { absolutePath, path: relative } = entry;
  const found = statSync(absolutePath);
  if (isLink && !leadsInto(listing.home, await realpath(absolutePath))) {
    listing.problems.push({ path: relative, reason: LEADS_OUT });
    return;
  }
  if (found.isDirectory()) {
    const real = await realpath(absolutePath);
    if (listing.visited.has(real)) return;
    listing.visited.add(real);
    return listFolder(absolutePath, relative, listing);
  }
  if (!found.isFile()) {
    listing.problems.push({ path: relative, reason: "is neither a file nor a folder" });
    return;
  }
  const extension = path.extname(relative).toLowerCase();
  const format = FORMATS[extension];
  if (format === undefined) {
    const advice = ADVICE[extension] === undefined ? "" : ` (${ADVICE[extension]})`;
    const reason = extension === "" ? "no file extension" : `${extension}${advice}`;
    listing.problems.push({ path: relative, reason: `format not supported: ${reason}` });
    return;
  }
  listing.files.push({ ...entry, bytes: found.size, format });
  listing.bytes += found.size;
}

/** A file that says something about others. */
function isBeside(name: string): boolean {
  return name.endsWith(CORRECTIONS_SUFFIX) || name.toLowerCase() === METADATA_TABLE;
}

/** By code units, as a sort without a function does. */
function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isLeftOut(name: string): boolean {
  const lower = name.toLowerCase();
  return name.startsWith(".") || isBeside(name) || lower === "readme.md" || lower === "node_modules";
}
