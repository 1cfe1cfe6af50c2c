import type { Outlet } from "#lib/domain/article.ts";

/** How an outlet is recognised at a glance: two or three characters, and one of `HUES` colours. */
export type OutletMark = { initials: string; hue: number };

/** How many hues the stylesheet has (`.hue-0` to `.hue-23`). */
export const HUES = 24;

const SMALL_WORDS = new Set(["the", "a", "an", "of", "and", "for", "in", "on", "at", "to", "&"]);

/**
 * One mark an outlet, by outlet id; no two have the same initials, and no two the same hue while hues last. The marks
 * depend on the set of outlets alone, not on its order, so every page of one corpus shows the same ones.
 */
export function outletMarks(outlets: readonly Outlet[]): ReadonlyMap<string, OutletMark> {
  const marks = new Map<string, OutletMark>();
  const takenInitials = new Set<string>();
  const takenHues = new Set<number>();
  for (const outlet of [...outlets].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))) {
    if (marks.has(outlet.id)) continue;
    const initials = firstFree(initialsCandidates(outlet.name), takenInitials);
    const hue = freeHue(hashOf(outlet.name), takenHues);
    takenInitials.add(initials);
    takenHues.add(hue);
    marks.set(outlet.id, { initials, hue });
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

/** The nearest hue to the wanted one that keeps clear of the taken ones: by 45°, or by less when they crowd. */
function freeHue(wanted: number, taken: ReadonlySet<number>): number {
  for (let clearance = 3; clearance > 0; clearance--) {
    for (let step = 0; step < HUES; step++) {
      const hue = (wanted + step) % HUES;
      if ([...taken].every((other) => distance(hue, other) >= clearance)) return hue;
    }
  }
  return wanted;
}

function distance(a: number, b: number): number {
  const around = Math.abs(a - b);
  return Math.min(around, HUES - around);
}

/** A hue: FNV-1a, 32 bits, of the text. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash % HUES;
}
