import type { Span } from "#lib/schema/passage.ts";
import { numberWordAt } from "./number-words.ts";

export type NumberMention = {
  /** `source.slice(start, end) === text`; the unit is not part of it, a percent sign or magnitude is. */
  start: number;
  end: number;
  text: string;
  /** What it may mean, the likeliest first: "5m" is five million or five metres. */
  values: readonly number[];
  percent: boolean;
  /** Words that count only by the way ("one", "both", "first"): they bear out a number, but need not be borne out. */
  weak: boolean;
};

const DIGITS =
  /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)|\d{1,3}, \d{3}(?![\d,.]*\d)|\d+(?:\.\d+)?/gu;
const CLOCK =
  /^(?<hour>[01]?\d|2[0-3])(?:[:.](?<minute>[0-5]\d)(?:[ \u00a0]?(?<half>[ap])\.?m\b)?|[ \u00a0]?(?<onlyHalf>[ap])\.?m\b)/iu;
const CLOCK_WITH_COLON = /^(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)/u;
const MAGNITUDE =
  /^(?:[\s\u00a0-]+(hundred|thousand|million|billion|trillion|dozen)\b|[ \u00a0]?(bn|mn|tn|m|k)\b)/iu;
const ORDINAL = /^(?:st|nd|rd|th)\b/iu;
const PERCENT = /^(?:[ \u00a0]?%|[\s\u00a0-]?per[ \u00a0]?cent\b|[\s\u00a0-]percentage\b)/iu;
const RANGE = /^\s?(?:[-–—]|to|and|or)\s?(?=[$€£]?\d)/iu;
const WORD = /\p{L}+/gu;

const SCALE: Record<string, number> = {
  hundred: 1e2,
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  m: 1e6,
  mn: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
  tn: 1e12,
  dozen: 12,
};

/**
 * The numbers of a text in order, in digits and in words: "1,500" is "1.5 thousand" is "fifteen hundred". Vague plurals
 * ("dozens") are none, nor are digits within a name ("F-16"). `skip`: spans that are something else, such as dates.
 */
export function findNumbers(text: string, skip: readonly Span[] = []): NumberMention[] {
  const found: NumberMention[] = [];
  const free = (start: number, end: number) => !skip.some(([from, to]) => start < to && end > from);
  for (const match of text.matchAll(DIGITS)) {
    if (isPartOfName(text, match.index)) continue;
    let digits = match[0];
    // "235, 000" is one number, unless its first part belongs to something else ("March 3, 300 people").
    const gap = digits.indexOf(", ");
    if (gap > 0 && !free(match.index, match.index + gap)) {
      const rest = match.index + gap + 2;
      found.push(readDigits(text, rest, digits.slice(gap + 2)));
    } else if (free(match.index, match.index + digits.length)) {
      if ((found.at(-1)?.end ?? 0) > match.index) continue;
      digits = digits.replace(/\.$/u, "");
      found.push(readDigits(text, match.index, digits));
    }
  }
  let done = 0;
  for (const match of text.matchAll(WORD)) {
    if (match.index < done) continue;
    const number = numberWordAt(text, match.index);
    if (number === undefined) continue;
    done = number.end;
    if (!free(match.index, number.end)) continue;
    if (found.some((other) => other.start < number.end && other.end > match.index)) continue;
    const percent = PERCENT.exec(text.slice(number.end, number.end + 14));
    const end = number.end + (percent?.[0].length ?? 0);
    found.push({
      start: match.index,
      end,
      text: text.slice(match.index, end),
      values: number.values,
      percent: percent !== null,
      weak: number.weak && percent === null,
    });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** True when the source mention may mean the number that the sentence gives. */
export function isSameNumber(inSentence: NumberMention, inSource: NumberMention): boolean {
  if (inSentence.percent && !inSource.percent && !inSource.weak) return false;
  return inSentence.values.some((a) => inSource.values.some((b) => Math.abs(a - b) <= Math.abs(b) * 1e-9));
}

function readDigits(text: string, start: number, digits: string): NumberMention {
  const clock = readClock(text, start);
  if (clock !== undefined) return clock;
  const plain = Number(digits.replace(/[,\s\u00a0\u2009\u202f]/gu, ""));
  let end = start + digits.length;
  const values = [plain];
  let percent = false;
  const unit = unitAfter(text, end);
  if (unit !== undefined) {
    end += unit.length;
    percent = unit.percent;
    if (unit.scale !== 1) values.unshift(plain * unit.scale);
    if (unit.scale !== 1 && !unit.ambiguous) values.pop();
  } else {
    // "30 to 40 percent", "5-10 million": the unit belongs to both.
    const range = RANGE.exec(text.slice(end, end + 6));
    const second = range === null ? undefined : numberAt(text, end + range[0].length);
    const shared = second === undefined ? undefined : unitAfter(text, second);
    if (shared !== undefined) {
      percent = shared.percent;
      if (shared.scale !== 1) values.unshift(plain * shared.scale);
    }
  }
  return { start, end, text: text.slice(start, end), values, percent, weak: false };
}

/** End of the number that starts at `from`. */
function numberAt(text: string, from: number): number | undefined {
  const match = /^[$€£]?\d[\d,]*(?:\.\d+)?/u.exec(text.slice(from, from + 24));
  return match === null ? undefined : from + match[0].length;
}

function unitAfter(text: string, end: number) {
  const after = text.slice(end, end + 16);
  const percent = PERCENT.exec(after);
  if (percent !== null) return { length: percent[0].length, scale: 1, percent: true, ambiguous: false };
  const magnitude = MAGNITUDE.exec(after);
  if (magnitude !== null) {
    const word = (magnitude[1] ?? magnitude[2] ?? "").toLowerCase();
    // "5m" may be metres, "5k" a race.
    const ambiguous = word === "m" || word === "k";
    return { length: magnitude[0].length, scale: SCALE[word] ?? 1, percent: false, ambiguous };
  }
  const ordinal = ORDINAL.exec(after);
  if (ordinal !== null) return { length: ordinal[0].length, scale: 1, percent: false, ambiguous: false };
  return undefined;
}

function readClock(text: string, start: number): NumberMention | undefined {
  const after = text.slice(start, start + 12);
  const match = CLOCK.exec(after);
  const half = (match?.groups?.half ?? match?.groups?.onlyHalf)?.toLowerCase();
  if (match === null || (half === undefined && !CLOCK_WITH_COLON.test(after))) return undefined;
  const hour = Number(match.groups?.hour) + Number(match.groups?.minute ?? 0) / 60;
  const values =
    half === "p" && hour < 12 ? [hour + 12, hour] : half === "a" && hour >= 12 ? [hour - 12, hour] : [hour];
  return { start, end: start + match[0].length, text: match[0], values, percent: false, weak: false };
}

/** "F-16" and "B52" are names; "mid-2014" and "pre-2003" are not. */
function isPartOfName(text: string, start: number): boolean {
  const before = /([\p{L}\p{N}]+)([-–]?)$/u.exec(text.slice(Math.max(0, start - 24), start));
  if (before === null) return false;
  if (before[2] === "") return true;
  return /\p{Lu}/u.test(before[1] ?? "");
}
