const PREFIX = "(?:(?:sources?|passages?|refs?|references?|citations?|cite)\\.?\\s*[:#]?\\s*)?";
const NUMBER = `\\^?\\s*${PREFIX}#?\\s*\\d+`;
const MARKER = new RegExp(
  `^\\s*${NUMBER}(?:\\s*(?:[,;&\\-–—‑]|and|to)\\s*${NUMBER})*\\s*(?:†.*)?\\s*$`,
  "iu",
);
const RANGE = /(\d+)(\s*(?:[-–—‑]|to)\s*[^\d]*?)?/giu;
const CUT_OFF = new RegExp(`^\\s*(?:\\^|${PREFIX}\\d[\\d\\s,;&^#†–—-]*)?$`, "iu");

/**
 * The numbers of a citation marker, by what stands between its brackets: "1", "1, 2", "1-3", "^1", "source 1", "1†L2", "[1]".
 * Undefined when it is no marker ("sic", "the agencies"). A range counts its two ends and, up to `limit`, all between.
 */
export function readMarker(between: string, limit: number): number[] | undefined {
  const inner = between.replace(/^\s*\[([^[\]]*)\]\s*$/u, "$1");
  if (!MARKER.test(inner)) return undefined;
  const numbers: number[] = [];
  let from: number | undefined;
  for (const match of inner.replace(/†.*/su, "").matchAll(RANGE)) {
    const number = Number(match[1]);
    if (from !== undefined) for (let n = from + 1; n < number && n <= limit; n++) numbers.push(n);
    numbers.push(number);
    from = match[2] === undefined ? undefined : number;
  }
  return [...new Set(numbers)];
}

/** True for the beginning of a marker that the end of the text cut off. */
export function isCutOffMarker(inner: string): boolean {
  return CUT_OFF.test(inner);
}
