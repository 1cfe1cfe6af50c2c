import { realpath } from "node:fs/promises";
import path from "node:path";
import { CounterpointError } from "#lib/errors.ts";

/**
 * Where a path within the corpus folder lies on this machine. Throws `bad-input` for one that leads out of the folder,
 * by its parts or by a link, and for hidden ones.
 */
export async function placeInCorpus(corpusDir: string, relative: string): Promise<string> {
  const root = path.resolve(corpusDir);
  const place = path.resolve(root, relative);
  const isHidden = relative.split(/[\\/]/).some((part) => part.startsWith("."));
  const isBelow = place.startsWith(root.endsWith(path.sep) ? root : root + path.sep);
  if (isBelow && !isHidden && !relative.includes("\0") && (await isInside(root, place))) return place;
  throw new CounterpointError("bad-input", `${relative} is no path of an article within the corpus folder.`, {
    hint: "Give the path that the article's own data has.",
  });
}

/**
 * Whether a place below a folder is really there, all links followed; of a place that does not exist yet, whether the
 * nearest folder above it that does is.
 */
export async function isInside(folder: string, place: string): Promise<boolean> {
  const root = path.resolve(folder);
  const home = await realpath(root).catch(() => root);
  for (let existing = place; existing !== root && path.dirname(existing) !== existing; ) {
    const real = await realpath(existing).catch(() => undefined);
    if (real !== undefined) return leadsInto(home, real);
    existing = path.dirname(existing);
  }
  return true;
}

/** Both without links. */
export function leadsInto(home: string, real: string): boolean {
  return real === home || real.startsWith(home.endsWith(path.sep) ? home : home + path.sep);
}
