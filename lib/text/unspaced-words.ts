/**
 * Where the scripts stand that put no space between words: Thai, Lao, Burmese, Khmer, kana and Han. By UTF-16 unit; the
 * rarer Han beyond them count as letters of any script.
 */
const BLOCKS =
  "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u2e80-\\u2fdf\\u3005-\\u3007\\u3031-\\u3035\\u303b\\u3041-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua9e0-\\ua9fe\\uaa60-\\uaa7f\\uf900-\\ufaff\\uff66-\\uff9f";
/** For a pattern with the flag `v`: a letter, mark or digit of such a script. */
export const UNSPACED = `[[${BLOCKS}]&&[\\p{L}\\p{M}\\p{N}]]`;

/** Whether a text may have any; a quick look. */
export const HAS_UNSPACED = new RegExp(`[${BLOCKS}]`);

const IS_UNSPACED = new Uint8Array(65_536);
for (const match of String.fromCharCode(...codesOf(BLOCKS)).matchAll(new RegExp(UNSPACED, "gv"))) {
  IS_UNSPACED[match[0].charCodeAt(0)] = 1;
}

/** By UTF-16 unit: 1 for what `isUnspaced` is true for. */
export const UNSPACED_CODES: Readonly<Uint8Array> = IS_UNSPACED;

export function isUnspaced(code: number): boolean {
  return IS_UNSPACED[code] === 1;
}

/** Whether the word is written in a script without spaces; none is in part. */
export function isUnspacedWord(word: string): boolean {
  return isUnspaced(word.charCodeAt(0));
}

/** The dictionaries of ICU, which the version of Node brings (UAX 29). */
const segmenter = new Intl.Segmenter("en", { granularity: "word" });
/** Longer runs are cut before they are looked at, so that no text takes long. */
const LONGEST_RUN = 2000;
/** Where each word of a run ends; the last at its end. */
export function wordEnds(run: string): readonly number[] {
  const ends: number[] = [];
  for (let from = 0; from < run.length; from += LONGEST_RUN) {
    for (const { segment, index } of segmenter.segment(run.slice(from, from + LONGEST_RUN))) {
      ends.push(from + index + segment.length);
    }
  }
  return ends;
}

type Run = { text: string; start: number; end: number; ends: readonly number[] };

/** Words of a run are asked for one after the other. */
let lastRun: Run = { text: "", start: 0, end: 0, ends: [] };

/** The run of a text that holds `at`, with the ends of its words, counted from its start. */
export function runAt(text: string, at: number): Run {
  if (lastRun.text === text && lastRun.start <= at && at < lastRun.end) return lastRun;
  let [start, end] = [at, at + 1];
  while (start > 0 && isUnspaced(text.charCodeAt(start - 1))) start--;
  while (end < text.length && isUnspaced(text.charCodeAt(end))) end++;
  lastRun = { text, start, end, ends: wordEnds(text.slice(start, end)) };
  return lastRun;
}

function codesOf(blocks: string): number[] {
  return [...blocks.matchAll(/\\u([0-9a-f]{4})(?:-\\u([0-9a-f]{4}))?/g)].flatMap(
    ([, first = "", last = first]) => {
      const from = Number.parseInt(first, 16);
      return Array.from({ length: Number.parseInt(last, 16) - from + 1 }, (_, i) => from + i);
    },
  );
}
