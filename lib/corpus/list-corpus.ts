import { statSync } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { CounterpointError } from "#lib/errors.ts";
import { CORRECTIONS_SUFFIX } from "./corrections.ts";
import { failureReason } from "./failure-reason.ts";

/** Formats of which a file is one article. */
export type ArticleFormat = "markdown" | "text" | "web page" | "web archive" | "pdf" | "docx";

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
  /** Files of other formats, and what cannot be opened. */
  problems: CorpusProblem[];
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
 * corrections and node_modules. Links are followed, each folder once. Throws `corpus-missing` when there is no such folder.
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
  const listing: CorpusListing = { files: [], bytes: 0, problems: [] };
  await listFolder(root, "", new Set([await realpath(root)]), listing);
  return listing;
}

async function listFolder(
  absolute: string,
  relative: string,
  visited: Set<string>,
  listing: CorpusListing,
): Promise<void> {
  let names: string[];
  try {
    names = await readdir(absolute);
  } catch (error) {
    listing.problems.push({ path: relative || ".", reason: `the folder ${failureReason(error)}` });
    return;
  }
  const all = new Set(names);
  for (const name of names.sort()) {
    if (isLeftOut(name)) continue;
    const inner = relative === "" ? name : `${relative}/${name}`;
    const isCorrected = all.has(name + CORRECTIONS_SUFFIX);
    try {
      await listEntry(
        { absolutePath: path.join(absolute, name), path: inner, isCorrected },
        visited,
        listing,
      );
    } catch (error) {
      listing.problems.push({ path: inner, reason: failureReason(error) });
    }
  }
}

async function listEntry(
  entry: Pick<CorpusFile, "absolutePath" | "path" | "isCorrected">,
  visited: Set<string>,
  listing: CorpusListing,
): Promise<void> {
  const { absolutePath, path: relative } = entry;
  const found = statSync(absolutePath);
  if (found.isDirectory()) {
    const real = await realpath(absolutePath);
    if (visited.has(real)) return;
    visited.add(real);
    return listFolder(absolutePath, relative, visited, listing);
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

function isLeftOut(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    name.startsWith(".") ||
    name.endsWith(CORRECTIONS_SUFFIX) ||
    lower === "readme.md" ||
    lower === METADATA_TABLE ||
    lower === "node_modules"
  );
}
