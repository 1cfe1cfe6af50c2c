import { fromBufferPromise, type ZipFile } from "yauzl";

/** No document of words has more than this; what has would fill the memory. */
const MOST_ENTRIES = 5000;
const MOST_BYTES = 100_000_000;
/** XML shrinks to a tenth or a twentieth; what shrinks to less than a two-hundredth was made to. */
const HIGHEST_RATIO = 200;
const SMALL = 5_000_000;

export type CheckedZip = { ok: true; contents: ReadonlyMap<string, Buffer> } | { ok: false; reason: string };

/**
 * Unpacks every entry once while counting, and keeps those whose names are `wanted`: sizes that the archive only claims are not
 * believed. The reason when it is no archive, is encrypted, or would swell beyond all measure (a "zip bomb").
 */
export async function checkZip(bytes: Buffer, wanted: RegExp): Promise<CheckedZip> {
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(bytes, { lazyEntries: true });
  } catch {
    return { ok: false, reason: "is broken: no complete ZIP archive" };
  }
  try {
    return await checkEntries(zip, bytes.length, wanted);
  } catch {
    return { ok: false, reason: "is broken: a part of its ZIP archive cannot be unpacked" };
  } finally {
    zip.close();
  }
}

async function checkEntries(zip: ZipFile, size: number, wanted: RegExp): Promise<CheckedZip> {
  const tooLarge = { ok: false, reason: "would unpack to more than any document is (a zip bomb)" } as const;
  if (zip.entryCount > MOST_ENTRIES) return tooLarge;
  const contents = new Map<string, Buffer>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted())
      return { ok: false, reason: "is protected with a password: save a copy without one" };
    const parts: Buffer[] = [];
    for await (const part of await zip.openReadStreamPromise(entry)) {
      if (!Buffer.isBuffer(part)) continue;
      total += part.length;
      if (total > MOST_BYTES || (total > SMALL && total > size * HIGHEST_RATIO)) return tooLarge;
      if (wanted.test(entry.fileName)) parts.push(part);
    }
    if (wanted.test(entry.fileName)) contents.set(entry.fileName, Buffer.concat(parts));
  }
  return { ok: true, contents };
}
