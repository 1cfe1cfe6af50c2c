import { randomUUID } from "node:crypto";
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { CounterpointError } from "#lib/errors.ts";
import { type Metadata, parseMetadata } from "#lib/metadata/metadata.ts";
import type { Article } from "#lib/schema/article.ts";
import { MAX_FILE_BYTES, MAX_FILE_WORDS } from "#lib/schema/limits.ts";
import { isSystemError } from "./failure-reason.ts";
import { placeInCorpus } from "./inside-corpus.ts";

/** `a.txt.meta.json` corrects `a.txt`. */
export const CORRECTIONS_SUFFIX = ".meta.json";

/** What a person wrote about one record of a JSONL file. */
export type RecordCorrection = Metadata & {
  /** The record is no article any more. */
  removed?: true;
};

/** What a person wrote about the article or the records of one file; empty when nobody did. */
export type Corrections = {
  /** Of a file that is one article. */
  metadata: Metadata;
  /** Of a JSONL file's records, by `Article.recordKey`; once it was by the hash of their bytes. */
  records: ReadonlyMap<string, RecordCorrection>;
  /** What is wrong with the corrections; the rest of them counts all the same. */
  faults: string[];
};

const mapping = z.record(z.string(), z.unknown());
const RECORD_PATH = /^(.+\.(?:jsonl|ndjson)):\d+$/i;

/** The corrections beside an article's file, `file` being its path. A faulty file is told in `faults`, never thrown. */
export async function readCorrections(file: string): Promise<Corrections> {
  const none = { metadata: {}, records: new Map<string, RecordCorrection>() };
  const fails = (reason: string): Corrections => ({
    ...none,
    faults: [`the corrections beside it ${reason}`],
  });
  let source: string;
  try {
    if ((await stat(file + CORRECTIONS_SUFFIX)).size > MAX_FILE_BYTES)
      return fails(`are larger than ${MAX_FILE_WORDS}`);
    source = await readFile(file + CORRECTIONS_SUFFIX, "utf8");
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return error.code === "ENOENT" ? { ...none, faults: [] } : fails(`cannot be read: ${error.code}`);
  }
  const written = mapping.safeParse(parseJson(source));
  if (!written.success) return fails("are no JSON object");
  const own = parseMetadata(written.data);
  const faults = own.faults.map((fault) => `correction: ${fault}`);
  const records = new Map<string, RecordCorrection>();
  const byId = mapping.safeParse(written.data.records ?? {});
  if (!byId.success) faults.push("correction: “records” is no JSON object");
  for (const [id, value] of Object.entries(byId.data ?? {})) {
    const fields = mapping.safeParse(value);
    if (!fields.success) {
      faults.push(`correction of record ${id}: is no JSON object`);
      continue;
    }
    const parsed = parseMetadata(fields.data);
    faults.push(...parsed.faults.map((fault) => `correction of record ${id}: ${fault}`));
    records.set(id, { ...parsed.metadata, ...(fields.data.removed === true && { removed: true }) });
  }
  return { metadata: own.metadata, records, faults };
}

/** Whose correction it is: a JSONL record is told by its key, or where that is not known by the article's id. */
export type Correctable = Pick<Article, "id" | "path" | "recordKey" | "sourceHash">;

/** What was corrected of a JSONL record, under any name that records had. */
export function recordCorrection(
  records: Corrections["records"],
  article: Pick<Article, "id" | "recordKey" | "sourceHash">,
): RecordCorrection | undefined {
  for (const name of recordNames(article)) {
    const found = records.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function recordNames({ id, recordKey, sourceHash }: Partial<Correctable>): string[] {
  return [recordKey, id, sourceHash].filter((name) => name !== undefined);
}

/**
 * Writes the correction of one article beside its file, in the place of an earlier one; `{}` gives back what the file
 * itself says. `{ removed: true }` takes a JSONL record out, `{ removed: false }` brings it back, each without touching
 * its corrected metadata; the file of a single article is moved away instead. The file is replaced at once, so that a
 * reader sees the old or the new. Corrections of different articles of one JSONL file must be written one after the other.
 * Throws `bad-input` for fields that make no sense and paths outside of the folder, `not-found` without such a file.
 */
export async function writeCorrection(
  corpusDir: string,
  article: Correctable,
  correction: Metadata | { removed: boolean },
): Promise<void> {
  const recordOf = RECORD_PATH.exec(article.path)?.[1];
  const file = await placeInCorpus(corpusDir, recordOf ?? article.path);
  await placeInCorpus(corpusDir, (recordOf ?? article.path) + CORRECTIONS_SUFFIX);
  await checkIsFile(file, article.path);
  const before = await readCorrections(file);
  if (before.faults.length > 0) {
    throw new CounterpointError("bad-input", `Of ${path.basename(file)}, ${before.faults[0]}.`, {
      hint: `Mend or delete ${path.basename(file)}${CORRECTIONS_SUFFIX}; nothing was changed.`,
    });
  }
  if (recordOf === undefined) {
    if ("removed" in correction) {
      throw new CounterpointError(
        "bad-input",
        `${article.path} is one article: it has no records to remove.`,
        {
          hint: "Move the file out of the corpus folder.",
        },
      );
    }
    return replaceFile(file + CORRECTIONS_SUFFIX, checked(correction));
  }
  const records = new Map(before.records);
  const { removed, ...metadata } = recordCorrection(records, article) ?? {};
  const isRemoved = "removed" in correction ? correction.removed : removed === true;
  const fields = "removed" in correction ? metadata : checked(correction);
  const next: RecordCorrection = { ...fields, ...(isRemoved && { removed: true }) };
  for (const name of recordNames(article)) records.delete(name);
  if (Object.keys(next).length > 0) records.set(article.recordKey ?? article.id, next);
  await replaceFile(
    file + CORRECTIONS_SUFFIX,
    records.size === 0 ? {} : { records: Object.fromEntries(records) },
  );
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

function checked(correction: Metadata): Metadata {
  const { metadata, faults } = parseMetadata(correction);
  if (faults.length === 0) return metadata;
  throw new CounterpointError("bad-input", `The correction makes no sense: ${faults.join("; ")}.`, {
    hint: "Change or empty the fields named.",
  });
}

async function checkIsFile(file: string, shown: string): Promise<void> {
  const isFile = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
  if (isFile) return;
  throw new CounterpointError("not-found", `The article's file ${shown} is not in the corpus folder.`, {
    hint: "Ingest again: the file was moved or deleted.",
  });
}

/** Without content, the file goes. */
async function replaceFile(file: string, content: object): Promise<void> {
  if (Object.keys(content).length === 0) return rm(file, { force: true });
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}.tmp`);
  try {
    const handle = await open(temporary, "w");
    try {
      await handle.writeFile(`${JSON.stringify(content, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
