import { randomInt } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { crc32 } from "node:zlib";
import type { DerivedKind, Fingerprint } from "./derived-table.ts";
import { diskFullError, onFile, onFileLater } from "./sqlite-errors.ts";

const NAMES: Record<DerivedKind, { prefix: string; suffix: string }> = {
  keyword: { prefix: "keyword-", suffix: ".bin" },
  graph: { prefix: "graph-", suffix: ".hnsw" },
};
const DERIVED = /^(?:keyword-\d+(?:-\d+)?\.bin|graph-\d+\.hnsw)(\.\d+\.tmp)?$/;

/** Named by the generation that made it, and the how manieth of it; later generations may use it as well. */
export function derivedName(kind: DerivedKind, generation: number, index = 0): string {
  const { prefix, suffix } = NAMES[kind];
  return `${prefix}${generation}${index === 0 ? "" : `-${index + 1}`}${suffix}`;
}

export function mainPath(dataDir: string): string {
  return inFolder(dataDir, "index.sqlite");
}

/** A folder of the user's: the comment keeps the bundler from packing up whatever may lie there. */
export function inFolder(dataDir: string, name: string): string {
  return join(/* turbopackIgnore: true */ dataDir, name);
}

/** With its parents. Node's own way of doing so never returns where a file system answers "no such folder" to a new one. */
export function createFolder(dataDir: string): void {
  onFile(dataDir, () => createWithParents(resolve(dataDir)));
}

function createWithParents(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) createWithParents(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been quicker.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/**
 * Puts a file in place so that it is there whole or not at all: written under another name, checked, flushed to the
 * disk, renamed. `write` may not be trusted to report failure (a graph's writer does not), so `check` looks at what
 * has arrived.
 */
export async function placeFile(
  path: string,
  write: (temporary: string) => void | Promise<void>,
  check: (temporary: string) => void | Promise<void>,
): Promise<Fingerprint> {
  // Threads of one process, and containers that share a folder, may have the same process id.
  const temporary = `${path}.${randomInt(2 ** 47)}.tmp`;
  try {
    return await onFileLater(path, async () => {
      await write(temporary);
      await check(temporary);
      const print = await fingerprintOf(temporary);
      if (print === undefined) throw diskFullError(path);
      await flush(temporary);
      await rename(temporary, path);
      await flush(dirname(path));
      return print;
    });
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/**
 * Size and CRC-32 of a file; undefined when it is missing. Derived files are guarded against damage, not against malice
 * (who can write them can write the index itself), and CRC-32 reads a graph of 300,000 passages eight times as fast as
 * SHA-256. `look` sees each piece on the way, with the place of its first byte.
 */
export async function fingerprintOf(
  path: string,
  look: (piece: Buffer, from: number) => void = () => undefined,
): Promise<Fingerprint | undefined> {
  if (!isFile(path)) return undefined;
  const file = await open(path, "r");
  try {
    let checksum = 0;
    let bytes = 0;
    const chunk = Buffer.allocUnsafe(2 ** 20);
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, chunk.length, bytes);
      if (bytesRead === 0) return { bytes, checksum };
      const piece = chunk.subarray(0, bytesRead);
      checksum = crc32(piece, checksum);
      look(piece, bytes);
      bytes += bytesRead;
    }
  } finally {
    await file.close();
  }
}

/** Deletes derived files that are not named, and what an interrupted writer left half-written. */
export function sweep(dataDir: string, keep: ReadonlySet<string>): void {
  for (const { name, temporary } of derivedFiles(dataDir)) {
    if (temporary || !keep.has(name)) rmSync(inFolder(dataDir, name), { force: true });
  }
}

/** Of a kind, or of any. */
export function hasDerivedFiles(dataDir: string, kind?: DerivedKind): boolean {
  const prefix = kind === undefined ? "" : NAMES[kind].prefix;
  return derivedFiles(dataDir).some(({ name, temporary }) => !temporary && name.startsWith(prefix));
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function derivedFiles(dataDir: string): { name: string; temporary: boolean }[] {
  return readdirSync(dataDir, { withFileTypes: true }).flatMap((entry) => {
    const { name } = entry;
    const match = DERIVED.exec(name);
    // A folder of that name is not ours.
    if (match === null || entry.isDirectory()) return [];
    return [{ name, temporary: match[1] !== undefined }];
  });
}

async function flush(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
