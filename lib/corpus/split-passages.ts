import type { Article } from "#lib/schema/article.ts";
import type { Passage } from "#lib/schema/passage.ts";
import { isSpace } from "#lib/text/characters.ts";
import { isCompleteSentence, sentences } from "#lib/text/sentences.ts";
import { HAS_UNSPACED, UNSPACED_CODES } from "#lib/text/unspaced-words.ts";
import { utf16Codes } from "#lib/text/utf16-codes.ts";
import { cutAtWordEnds } from "./cut-at-word-ends.ts";

/** Name of the way of splitting and its version: passages of two versions must not be mixed in one index. */
export const SPLITTER = "sentences-200-4";

/** Sizes in words. A passage may end with its paragraph from ENOUGH on, and holds at most MOST unless one sentence does. */
const ENOUGH = 120;
const MOST = 200;
/** Less than this is hardly worth a passage of its own. */
const LITTLE = 60;
const LONGEST_SENTENCE = { words: 400, characters: 4000 };
const LONGEST_HEADING = 15;

/** A sentence, or a piece of one that is longer than any passage may be. */
type Unit = { start: number; end: number; words: number; isHeading: boolean; endsParagraph: boolean };

/**
 * Cuts an article into passages of whole sentences, about 120 to 200 words each, that end with a paragraph where one
 * ends in time. They are in order, do not overlap, and hold everything but white space. A heading stays with the text
 * after it. A sentence of over 400 words or 4,000 characters is cut at word ends. Time grows linearly with the text.
 */
export function splitPassages(article: Pick<Article, "id" | "text">): Passage[] {
  const { id: articleId, text } = article;
  return groupUnits(unitsOf(text)).map(([start, end], ordinal) => ({
    id: `${articleId}.${start}-${end}`,
    articleId,
    ordinal,
    start,
    end,
    text: text.slice(start, end),
  }));
}

function unitsOf(text: string): Unit[] {
  const all = sentences(text);
  const units: Unit[] = [];
  const codes = utf16Codes(text);
  const countWords = HAS_UNSPACED.test(text) ? countUnspacedWords : countSpacedWords;
  let startsParagraph = true;
  for (let i = 0; i < all.length; i++) {
    const sentence = all[i];
    if (sentence === undefined) break;
    const { start, end } = sentence;
    const next = all[i + 1];
    const endsParagraph = next === undefined || holdsEmptyLine(text, end, next.start);
    const words = countWords(codes, start, end);
    const isHeading =
      startsParagraph && endsParagraph && words <= LONGEST_HEADING && !isCompleteSentence(sentence.text);
    if (isShortEnough(end - start)) {
      units.push({ start, end, words, isHeading, endsParagraph });
    } else {
      const pieces = cutAtWordEnds(text, sentence, LONGEST_SENTENCE);
      pieces.forEach(([from, to], k) => {
        units.push({
          start: from,
          end: to,
          words: pieces.length === 1 ? words : countWords(codes, from, to),
          isHeading,
          endsParagraph: endsParagraph && k === pieces.length - 1,
        });
      });
    }
    startsParagraph = endsParagraph;
  }
  return units;
}

/** True for a sentence that cannot be over the limits: a word and the space after it take at least two characters. */
function isShortEnough(length: number): boolean {
  return length <= LONGEST_SENTENCE.words * 2;
}

function holdsEmptyLine(text: string, from: number, to: number): boolean {
  return to - from >= 2 && /\n\s*\n/.test(text.slice(from, to));
}

/** The first character of kana and Han. */
const FIRST_OF_TWO = 0x2e80;

/** 1 for each UTF-16 unit that is white space. */
const SPACES = Uint8Array.from({ length: 65_536 }, (_, code) => Number(isSpace(code)));

/**
 * Words between white space; of what has no spaces, ten characters count as a word. Most of the splitter's time goes
 * here, so that it adds up without branches.
 */
function countSpacedWords(codes: Uint16Array, start: number, end: number): number {
  let words = 0;
  let before = 1;
  for (let i = start; i < end; i++) {
    const space = SPACES[codes[i] ?? 0] ?? 0;
    words += before & (space ^ 1);
    before = space;
  }
  return Math.max(words, Math.ceil((end - start) / 10));
}

/** The same where scripts put no space between words: a word has about two characters of Chinese or Japanese, four of Thai. */
function countUnspacedWords(codes: Uint16Array, start: number, end: number): number {
  let unspaced = 0;
  for (let i = start; i < end; i++) {
    const code = codes[i] ?? 0;
    if (UNSPACED_CODES[code] === 1) unspaced += code < FIRST_OF_TWO ? 1 / 4 : 1 / 2;
  }
  return countSpacedWords(codes, start, end) + Math.floor(unspaced);
}

/** Spans of the passages. */
function groupUnits(units: readonly Unit[]): [start: number, end: number][] {
  const paragraphWords = wordsToParagraphEnd(units);
  const groups: Unit[][] = [];
  let group: Unit[] = [];
  let words = 0;
  // How many of the group's last units are headings: counted on, so that a page of nothing else takes no longer.
  let headings = 0;
  units.forEach((unit, i) => {
    if (closesBefore(unit, group, { words, headings, paragraphWords: paragraphWords[i] ?? 0 })) {
      // Headings that fill a passage by themselves are no longer kept for the text after them.
      const kept = headings === group.length ? 0 : headings;
      groups.push(group.slice(0, group.length - kept));
      group = group.slice(group.length - kept);
      words = totalWords(group);
      headings = kept;
    }
    group.push(unit);
    words += unit.words;
    headings = unit.isHeading ? headings + 1 : 0;
  });
  const last = groups.at(-1);
  if (last !== undefined && belongsToLast(group, words, headings, last)) last.push(...group);
  else if (group.length > 0) groups.push(group);
  return groups.map((g) => [g[0]?.start ?? 0, g.at(-1)?.end ?? 0]);
}

/** `headings`: how many of the group's last units are headings; `paragraphWords`: from the unit to its paragraph's end. */
function closesBefore(
  unit: Unit,
  group: readonly Unit[],
  { words, headings, paragraphWords }: { words: number; headings: number; paragraphWords: number },
): boolean {
  const last = group[group.length - 1];
  if (last === undefined) return false;
  if (words + unit.words > MOST) return headings < group.length || unit.isHeading;
  if (headings > 0 || !last.endsParagraph) return false;
  if (unit.isHeading) return words >= LITTLE;
  return words >= ENOUGH || (words >= LITTLE && words + paragraphWords > MOST);
}

/** A heading without text after it, or a short remainder that does not make the last passage much too long. */
function belongsToLast(
  group: readonly Unit[],
  words: number,
  headings: number,
  last: readonly Unit[],
): boolean {
  if (headings === group.length) return true;
  return words < LITTLE && totalWords(last) + words <= MOST + LITTLE;
}

function totalWords(group: readonly Unit[]): number {
  return group.reduce((sum, unit) => sum + unit.words, 0);
}

/** For each unit, the words from it to the end of its paragraph. */
function wordsToParagraphEnd(units: readonly Unit[]): number[] {
  const words: number[] = new Array(units.length).fill(0);
  let sum = 0;
  for (let i = units.length - 1; i >= 0; i--) {
    const unit = units[i];
    if (unit === undefined) continue;
    sum = unit.endsParagraph ? unit.words : sum + unit.words;
    words[i] = sum;
  }
  return words;
}
