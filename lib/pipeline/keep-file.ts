import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { isInside } from "#lib/corpus/inside-corpus.ts";
import { CounterpointError } from "#lib/errors.ts";
import { MAX_FILE_BYTES } from "#lib/schema/limits.ts";
import { isCode, moveToFreeName } from "./move-file.ts";
import { numberedPath, safeCorpusPath } from "./safe-corpus-path.ts";

/** What became of a file that somebody sent. `path`: within the corpus folder. */
export type KeptFile =
  | { outcome: "kept"; path: string }
  | { outcome: "already-there"; path: string }
  | { outcome: "refused"; reason: string };

export type KeepOptions = {
  corpusDir: string;
  /** As it was sent; made safe here. */
  name: string;
  body: AsyncIterable<Uint8Array>;
  /** The path of an ingested article, by the `sourceHash` of its file. */
  knownPath?: (sourceHash: string) => string | undefined;
};

/** Within the corpus folder; its dot keeps it out of the ingestion. */
const INCOMING = ".incoming";
const LEFT_OVER_MS = 3_600_000;
const MOST_OF_ONE_NAME = 1_000;
/** Names that the ingestion keeps for itself. */
const LEFT_OUT = /^(?:readme\.md|node_modules)$|\.meta\.json$/i;
const TABLE = "articles.csv";

/**
 * Writes a file into the corpus folder as it arrives, without ever holding it whole. It appears at once and under a name
 * that no other file has: the same bytes are "already there", other bytes of the same name get a number. The body is
 * always read to its end, so that what follows it can be read. Throws `corpus-missing` where the corpus folder is not
 * there (a disk may be away, and what is written into its place would be taken for the whole corpus), else only for
 * faults of the disk.
 */
export async function keepFile({ corpusDir, name, body, knownPath }: KeepOptions): Promise<KeptFile> {
  const root = path.resolve(corpusDir);
  const target = safeCorpusPath(name);
  if (!(await isFolder(root))) {
    for await (const _ of body);
    throw new CounterpointError("corpus-missing", `The corpus folder ${corpusDir} is not there.`, {
      hint: "Make it, or mount the disk that has it, then send the files again.",
    });
  }
  const refusal = whyRefused(target);
  if (target === undefined || refusal !== undefined) {
    for await (const _ of body);
    return { outcome: "refused", reason: refusal ?? "" };
  }
  const temporary = path.join(root, INCOMING, randomUUID());
  // Its parent was there a moment ago, and is not made.
  await mkdir(path.dirname(temporary)).catch((error: unknown) => {
    if (!isCode(error, "EEXIST")) throw error;
  });
  try {
    const { bytes, digest } = await receive(body, temporary);
    if (bytes > MAX_FILE_BYTES) {
      const reason = `is larger than ${MAX_FILE_BYTES / 1e6} MB; a larger JSONL file can be put into the corpus folder by hand`;
      return { outcome: "refused", reason };
    }
    if (bytes === 0) return { outcome: "refused", reason: "is empty" };
    const known = knownPath?.(digest.slice(0, 16));
    if (known !== undefined && (await digestOf(path.join(root, known))) === digest) {
      return { outcome: "already-there", path: known };
    }
    return await place(root, target, temporary, digest);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Takes away what an earlier process left behind when it was killed. */
export async function sweepIncoming(corpusDir: string): Promise<void> {
  const folder = path.join(path.resolve(corpusDir), INCOMING);
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > LEFT_OVER_MS) await rm(file, { force: true });
  }
}

function whyRefused(target: string | undefined): string | undefined {
  if (target === undefined) return "has no name that a file can have";
  const parts = target.split("/");
  if (parts.at(-1)?.toLowerCase() === TABLE)
    return "describes the files beside it: put it into the corpus folder by hand, and ingest again";
  return parts.some((part) => LEFT_OUT.test(part))
    ? "has a name that the library keeps for itself: give it another"
    : undefined;
}

function isFolder(place: string): Promise<boolean> {
  return stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function receive(
  body: AsyncIterable<Uint8Array>,
  file: string,
): Promise<{ bytes: number; digest: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  const handle = await open(file, "wx", 0o644);
  try {
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > MAX_FILE_BYTES) continue;
      hash.update(chunk);
      await handle.write(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { bytes, digest: hash.digest("hex") };
}

async function place(root: string, target: string, temporary: string, digest: string): Promise<KeptFile> {
  const folder = path.dirname(path.join(root, target));
  if (!(await isInside(root, folder))) {
    return { outcome: "refused", reason: "has a folder in its name that leads out of the corpus folder" };
  }
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    if (!isCode(error, "EEXIST", "ENOTDIR")) throw error;
    return { outcome: "refused", reason: "has a folder in its name that is a file here" };
  }
  for (let number = 1; number <= MOST_OF_ONE_NAME; number += 1) {
    const candidate = number === 1 ? target : numberedPath(target, number);
    const absolute = path.join(root, candidate);
    if (await moveToFreeName(temporary, absolute)) return { outcome: "kept", path: candidate };
    if ((await digestOf(absolute)) === digest) return { outcome: "already-there", path: candidate };
  }
  return { outcome: "refused", reason: `is the ${MOST_OF_ONE_NAME}th file of its name: give it another` };
}

/** Undefined for what is no file, or too large to be one of ours. */
async function digestOf(file: string): Promise<string | undefined> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined || !found.isFile() || found.size > MAX_FILE_BYTES) return undefined;
  return createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
}
