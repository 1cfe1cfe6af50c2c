import { createHash, randomUUID } from "node:crypto";
import { link, mkdir, open, readdir, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { numberedPath, safeCorpusPath } from "./safe-corpus-path.ts";

/** The largest file that is taken in; the ingestion reads no larger ones. */
export const MAX_FILE_BYTES = 20_000_000;

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
  /** The path of an ingested article, by the id that a file of these bytes would have. */
  knownPath?: (articleId: string) => string | undefined;
};

/** Within the corpus folder; its dot keeps it out of the ingestion. */
const INCOMING = ".incoming";
const LEFT_OVER_MS = 3_600_000;
const MOST_OF_ONE_NAME = 1_000;
/** Names that the ingestion keeps for itself. */
const LEFT_OUT = /^(?:readme\.md|articles\.csv|node_modules)$|\.meta\.json$/i;

/**
 * Writes a file into the corpus folder as it arrives, without ever holding it whole. It appears at once and under a name
 * that no other file has: the same bytes are "already there", other bytes of the same name get a number. The body is
 * always read to its end, so that what follows it can be read. Throws only for faults of the disk.
 */
export async function keepFile({ corpusDir, name, body, knownPath }: KeepOptions): Promise<KeptFile> {
  const root = path.resolve(corpusDir);
  const target = safeCorpusPath(name);
  const refusal =
    target === undefined
      ? "has no name that a file can have"
      : target.split("/").some((part) => LEFT_OUT.test(part))
        ? "has a name that the library keeps for itself: give it another"
        : undefined;
  if (target === undefined || refusal !== undefined) {
    for await (const _ of body);
    return { outcome: "refused", reason: refusal ?? "" };
  }
  const temporary = path.join(root, INCOMING, randomUUID());
  await mkdir(path.dirname(temporary), { recursive: true });
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
  if (!(await isWithin(root, folder))) {
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

/** Whether what exists of the folder is really there: a link on the way may lead elsewhere. */
async function isWithin(root: string, folder: string): Promise<boolean> {
  const home = await realpath(root);
  for (let existing = folder; existing !== root; existing = path.dirname(existing)) {
    const real = await realpath(existing).catch(() => undefined);
    if (real !== undefined) return real.startsWith(home + path.sep);
  }
  return true;
}

/** Moves a file to a name that must be free; false when it is not. Never replaces anything. */
export async function moveToFreeName(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    await rm(from);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    if (!isCode(error, "EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK")) throw error;
  }
  // Without hard links, an empty file of ours reserves the name.
  try {
    await (await open(to, "wx")).close();
  } catch (error) {
    if (isCode(error, "EEXIST", "EISDIR")) return false;
    throw error;
  }
  await rename(from, to);
  return true;
}

/** Undefined for what is no file, or too large to be one of ours. */
async function digestOf(file: string): Promise<string | undefined> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined || !found.isFile() || found.size > MAX_FILE_BYTES) return undefined;
  return createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
}

function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
