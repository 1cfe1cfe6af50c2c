import type { Outlet } from "#lib/schema/article.ts";

/** How an outlet is recognised at a glance: two or three characters, and one of `HUES` colours. */
export type OutletMark = { initials: string; hue: number };

/** How many hues the stylesheet has (`.hue-0` to `.hue-23`). */
export const HUES = 24;

const SMALL_WORDS = new Set(["the", "a", "an", "of", "and", "for", "in", "on", "at", "to", "&"]);

/**
 * One mark an outlet, by outlet id; no two have the same initials. The hue is made of the id alone, so that an outlet
 * keeps it whatever other outlets there are; two may share one, which is why the initials tell them apart.
 */
export function outletMarks(outlets: readonly Outlet[]): ReadonlyMap<string, OutletMark> {
  const marks = new Map<string, OutletMark>();
  const takenInitials = new Set<string>();
  for (const outlet of [...outlets].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))) {
    if (marks.has(outlet.id)) continue;
    const initials = firstFree(initialsCandidates(outlet.name), takenInitials);
    takenInitials.add(initials);
    marks.set(outlet.id, { initials, hue: hashOf(outlet.id) });
  }
  return marks;
}

/** Best first, without end: the last ones are numbered. */
function* initialsCandidates(name: string): Generator<string> {
  const words = name.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? [];
  const weighty = words.filter((word) => !SMALL_WORDS.has(word.toLowerCase()));
  const used = weighty.length > 0 ? weighty : words;
  const [first = "?", second, third] = used;
  const initial = letterAt(first, 0);
  if (second === undefined) {
    // An acronym is its own mark.
    if (/^[\p{Lu}\p{N}]{2,3}$/u.test(first)) yield first;
    yield initial + letterAt(first, first.length - 1);
    for (let at = 1; at < first.length; at++) yield initial + letterAt(first, at);
  } else {
    yield initial + letterAt(second, 0);
    if (third !== undefined) {
      yield initial + letterAt(third, 0);
      yield initial + letterAt(second, 0) + letterAt(third, 0);
    }
    for (let at = 1; at < second.length; at++) yield initial + letterAt(second, 0) + letterAt(second, at);
  }
  for (let number = 2; ; number++) yield `${initial}${number}`;
}

function letterAt(word: string, at: number): string {
  return (word[at] ?? "").toUpperCase();
}

function firstFree(candidates: Iterable<string>, taken: ReadonlySet<string>): string {
  for (const candidate of candidates) if (!taken.has(candidate)) return candidate;
  return "?";
}

/** Any number will do; with this one the outlets of the bundled corpus are far apart. */
const SEED = 234;

/** A hue: FNV-1a of the text, whose bits are then mixed as MurmurHash3 mixes its last ones. */
function hashOf(text: string): number {
  let hash = SEED;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % HUES;
}
