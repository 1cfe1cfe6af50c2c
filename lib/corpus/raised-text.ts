export type RaisedKind = "super" | "sub";

const SUPER = new Map(Object.entries(characterPairs("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")));
const SUB = new Map(Object.entries(characterPairs("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")));

/**
 * A raised or lowered text as a reader would write it in plain text. Figures become the signs that Unicode has for them
 * (10⁶, m², CO₂), so that none of them reads as a digit of what stands before it. Letters stay as they are (5th); with
 * letters among figures, figures alone are raised.
 */
export function raisedText(text: string, kind: RaisedKind): string {
  const signs = kind === "super" ? SUPER : SUB;
  const isFormula = /[\d+\-−=]/.test(text);
  if (!isFormula) return text;
  return [...text].map((sign) => signs.get(sign) ?? sign).join("");
}

function characterPairs(plain: string, raised: string): Record<string, string> {
  const signs = [...raised];
  return Object.fromEntries([...plain].map((sign, i) => [sign, signs[i] ?? sign]));
}

export type Beside = {
  /** The text of the same line right before the mark, and right after it. */
  before: string;
  after: string;
};

/** Raised, these stand for notes and nothing else. */
const NOTE_SIGN = /^[*†‡§¶#↩↑^⁎∗]+$/;
/** "3", "3,4", "2–5", "[3]", "(3)", "a". */
const NOTE_NUMBERS = /^[[(]?\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*[\])]?$/;
const BRACKETED = /^\[\s?(?:(?:note|n\.|nb|fn)?\s?\w{1,3}|[\p{L} ]{3,30}\?*)\s?\]$/iu;

/** What is squared or cubed. */
const UNIT =
  /(?:^|[\s\d(/·])(?:[kcdmnµμ]?m|mi|in|ft|yd|sq|s|sec|kg|g|ha|sin|cos|tan|log|\p{L}|(?:kilo|centi|milli)?m[eè]t(?:er|re|ro)s?|miles?|feet|foot|inch(?:es)?|yards?)$/iu;
/** A figure that is parted by signs, a share or a year is a count, which nobody raises to a power. */
const COUNT = /(?:\d[.,’'\u00a0\u202f]\d{1,3}|(?<!\d)(?:1[5-9]|20)\d\d|\d\s?%)$/;
const FORMULA = /[=+×·√≈^<>]/;
/** How much of what stands beside a mark is looked at for signs of a formula. */
const FORMULA_WIDTH = 8;

/**
 * True when a raised text that links to nothing is surely the number or sign of a note: after a whole word, a mark of
 * punctuation or a count. "10³", "m²", "x³" and "Ca²⁺" are none; what may be either is none.
 */
export function isNoteMark(raised: string, { before, after }: Beside): boolean {
  const mark = raised.trim();
  if (NOTE_SIGN.test(mark) || BRACKETED.test(mark)) return true;
  if (/^\p{Ll}$/u.test(mark)) return COUNT.test(before);
  if (!NOTE_NUMBERS.test(mark)) return false;
  if (FORMULA.test(before.slice(-FORMULA_WIDTH)) || FORMULA.test(after.slice(0, FORMULA_WIDTH))) return false;
  // ¹⁴C or ³He; else the number that a note starts with.
  if (/(?:^|\s)$/.test(before)) return !/\d\s+$/.test(before) && !/^\p{Lu}\p{Ll}?(?!\p{L})/u.test(after);
  if (/[.,;:!?…)\]"”’»%]$/.test(before)) return true;
  if (/[,;–-]/.test(mark)) return true;
  if (/\d$/.test(before)) return COUNT.test(before) && !/^\d/.test(after);
  return /\p{L}{3,}$/u.test(before) && !UNIT.test(before);
}
