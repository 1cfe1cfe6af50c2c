import {
  AFTER_CLOCK_TIME,
  AMBIGUOUS,
  BEFORE_NAME,
  BEFORE_NUMBER,
  LONGEST_ABBREVIATION,
  SENTENCE_STARTERS,
} from "#lib/language/en/abbreviations.ts";
import { isDigit, isLowerCase, isSpace, isUpperCase, isWordCharacter, skipSpace } from "./characters.ts";
import { isAttributed } from "./unspaced-sentences.ts";

/** A place where a sentence may end: terminators `[mark, marksEnd)`, then closing marks up to `end`. */
export type Candidate = {
  /** Where the sentence started. */
  start: number;
  mark: number;
  marksEnd: number;
  end: number;
  /** End of the paragraph. */
  limit: number;
  /** True when a quotation was closed between `marksEnd` and `end`. */
  closesQuotation: boolean;
};

const OPENERS = new Set(Array.from("\"'“‘”’„«([{<*_¿¡", (character) => character.charCodeAt(0)));
const NAMES_AND_VERB =
  /(?:\p{Lu}[\p{L}'’.-]* ){1,4}(?:said|says|added|adds|told|asked|asks|replied|explained|wrote|writes|continued|concluded|noted|warned|insisted|argued|declared|recalled|claimed)\b/uy;
const REST_OF_ATTRIBUTION = /(?: (?:on|in|to|at|of|via|late|early|last|during)\b[^.!?]{0,40})?(?:[.!?,;]|$)/y;
const INITIALS = /^(?:\p{L}\.)+\p{L}$/u;
const LIST_MARKER = /^(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})$/;
const WORD = /[\p{L}\p{M}\p{N}]+/uy;

/** Whether one sentence ends at the candidate and another one begins after it. */
export function isBoundary(text: string, at: Candidate): boolean {
  const next = skipSpace(text, at.end, at.limit);
  if (next >= at.limit) return false;
  const word = skipOpeners(text, next, at.limit);
  if (next === at.end) return isBoundaryWithoutSpace(text, at, word);
  if (word >= at.limit) return true;
  const code = text.charCodeAt(word);
  if (!isWordCharacter(code)) return startsWithSymbol(code);
  if (isLowerCase(code) && !startsLowerCaseName(text, word)) return false;

  const mark = text.charAt(at.marksEnd - 1);
  if (at.closesQuotation && isAttribution(text, next, at.limit, mark)) return false;
  if (mark === "…" || at.marksEnd - at.mark >= 3) return endsWithEllipsis(text, at, word);
  if (mark !== "." || at.marksEnd - at.mark > 1) return true;
  return endsAfterFullStop(text, at, word);
}

/** "this spring.The U.S." is two sentences; "counterpoint.example", "3.5" and "U.S." are not. */
function isBoundaryWithoutSpace(text: string, at: Candidate, word: number): boolean {
  // The full stops of Chinese and Japanese carry their own space.
  const code = text.charCodeAt(at.marksEnd - 1);
  if (code >= 0x3000) return at.end === at.marksEnd || !isAttributed(text, at.end);
  if (code === 0x104b || code === 0x17d4) return true;
  if (word >= at.limit || !isUpperCase(text.charCodeAt(word))) return false;
  if (at.closesQuotation) return true;
  if (at.marksEnd - at.mark > 2) return false;
  if (!isLowerCase(text.charCodeAt(at.mark - 1)) || !isLowerCase(text.charCodeAt(at.mark - 2))) return false;
  const second = text.charCodeAt(word + 1);
  if (!(word + 1 >= at.limit || isLowerCase(second) || isSpace(second) || second === 46)) return false;
  return !isAddress(text, at.mark);
}

/** True inside of a web or mail address or a path. */
function isAddress(text: string, i: number): boolean {
  for (let k = i - 1, steps = 0; k >= 0 && steps < 60 && !isSpace(text.charCodeAt(k)); k--, steps++) {
    const character = text.charAt(k);
    if (character === "/" || character === "@" || character === "\\" || character === "_") return true;
  }
  return false;
}

/** After an ellipsis only a capital letter that isn't "I" starts a sentence; after a spaced one, only a usual starter. */
function endsWithEllipsis(text: string, at: Candidate, word: number): boolean {
  const first = wordAt(text, word);
  if (first === "I") return false;
  if (at.mark > at.start && isSpace(text.charCodeAt(at.mark - 1))) return SENTENCE_STARTERS.has(first);
  return true;
}

function endsAfterFullStop(text: string, at: Candidate, word: number): boolean {
  if (endsLongWord(text, at)) return true;
  const before = wordBefore(text, at.mark, at.start);
  if (before.length === 0) return true;
  if (at.mark - before.length <= at.start && LIST_MARKER.test(before)) return false;
  if (BEFORE_NAME.has(before)) return false;
  if (BEFORE_NUMBER.has(before) && isDigit(text.charCodeAt(word))) return false;
  const isDotted = INITIALS.test(before);
  if (isDotted) {
    const lower = before.toLowerCase();
    if (lower === "a.m" || lower === "p.m") return !isPartOfTime(text, word);
    if (lower === "e.g" || lower === "i.e") return false;
  }
  const oneLetter = before.length === 1 && isUpperCase(before.charCodeAt(0));
  if (isDotted || oneLetter || AMBIGUOUS.has(before)) return SENTENCE_STARTERS.has(wordAt(text, word));
  return true;
}

/** What most sentences end with is longer than any abbreviation, and holds no full stop: it need not be cut out. */
function endsLongWord(text: string, { mark, start }: Candidate): boolean {
  const from = mark - LONGEST_ABBREVIATION - 1;
  if (from < start) return false;
  for (let i = from; i < mark; i++) if (!isWordCharacter(text.charCodeAt(i))) return false;
  return true;
}

function isPartOfTime(text: string, word: number): boolean {
  const next = wordAt(text, word);
  return AFTER_CLOCK_TIME.has(next) || text.startsWith(" time", word + next.length);
}

/** `"We go." Smith said.` is one sentence; after a full stop only when nothing but the attribution follows. */
function isAttribution(text: string, next: number, limit: number, mark: string): boolean {
  const ahead = text.slice(next, Math.min(limit, next + 120));
  NAMES_AND_VERB.lastIndex = 0;
  if (!NAMES_AND_VERB.test(ahead)) return false;
  if (mark === "?" || mark === "!") return !SENTENCE_STARTERS.has(wordAt(text, next));
  REST_OF_ATTRIBUTION.lastIndex = NAMES_AND_VERB.lastIndex;
  return REST_OF_ATTRIBUTION.test(ahead);
}

/** "al-Abadi", "iPhone": names that keep their small letter at the start of a sentence. */
function startsLowerCaseName(text: string, word: number): boolean {
  let k = word;
  while (k < word + 4 && isLowerCase(text.charCodeAt(k))) k++;
  if (text.charAt(k) === "-" && k <= word + 3) k++;
  else if (k > word + 1) return false;
  return isUpperCase(text.charCodeAt(k));
}

/** "$", "#", "@", bullets start a sentence; dashes, commas and closing marks continue one. */
function startsWithSymbol(code: number): boolean {
  return (
    code === 0x24 ||
    code === 0x23 ||
    code === 0x40 ||
    code === 0x2022 ||
    (code > 0x9f && code < 0xb0) ||
    code === 0x20ac
  );
}

function skipOpeners(text: string, from: number, limit: number): number {
  let i = from;
  while (i < limit && i < from + 4 && OPENERS.has(text.charCodeAt(i))) i++;
  return i;
}

function wordAt(text: string, from: number): string {
  WORD.lastIndex = from;
  return WORD.exec(text)?.[0] ?? "";
}

/** The letters, digits and inner full stops before `end`, at most 24 of them. */
function wordBefore(text: string, end: number, start: number): string {
  let i = end;
  while (i > start && end - i < 24) {
    const code = text.charCodeAt(i - 1);
    if (!isWordCharacter(code) && code !== 46) break;
    i--;
  }
  return text.slice(i, end);
}
