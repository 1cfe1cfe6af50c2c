/** Text that is set above or below the line, and what stands on the line right before it and right after it. */
export type Script = { text: string; place: "raised" | "lowered"; before: string; after: string };

const PLAIN = "0123456789+-−–=()ni";
const RAISED = signsFor("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ");
const LOWERED = signsFor("₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎");
/** So much of the line before a script tells what it is. */
const LOOKED_AT = 40;
/** "3/4" as a whole; what follows a numerator; what precedes a denominator. */
const FRACTION = /^(\d+)\s?[⁄∕/]\s?(\d+)$/;
const STROKE_AFTER = /^\s?[⁄∕/]\s?(?:\d|$)/;
const STROKE_BEFORE = /[⁄∕/]\s*$/;

/**
 * What a reader would write in plain text for raised or lowered text; nothing for the mark of a note.
 *
 * - Figures and formulas become Unicode's signs (10⁶, m², Ca²⁺, H₂O), so that none reads as a digit of what stands
 *   before it. An exponent of one letter is written with "^" (2^n).
 * - Letters stay letters ("5th", "Mme"). A fraction is set apart from the number before it ("2 1/2").
 * - Only what is surely the mark of a note goes (`isNoteMark`). What may be a power or a note keeps its place above
 *   the line, which falsifies no figure.
 */
export function scriptText({ text, place, before, after }: Script): string {
  const script = text.trim();
  const line = before.slice(-LOOKED_AT);
  if (place === "lowered") {
    // "1/2" and "PM2.5".
    const isPlain = STROKE_BEFORE.test(line) || (/^\d+[.,]\d+$/.test(script) && !/\d$/.test(line));
    return isPlain ? script : withSigns(script, LOWERED);
  }
  const [, above, below] = FRACTION.exec(script) ?? [];
  if (above !== undefined && below !== undefined) return apart(`${above}/${below}`, line);
  if (isNumerator(script, line, after)) return apart(script, line);
  if (/^tm$/i.test(script)) return "™";
  if (script === "SM") return "℠";
  // A raised "1st" of its own.
  if (/^\d+\p{L}{2,}$/u.test(script) && /(?:^|\s)$/.test(line)) return script;
  if (isNoteMark(script, line, after)) return "";
  if (/^[nkxyt]$/.test(script)) return `^${script}`;
  // An ordinal, or the first note.
  if (script === "a" && /\d$/.test(line)) return "ª";
  return withSigns(script, RAISED);
}

function signsFor(signs: string): ReadonlyMap<string, string> {
  const plain = [...PLAIN];
  return new Map([...signs].map((sign, i) => [plain[i] ?? sign, sign]));
}

/** Of letters, only a single "n" or "i" has a sign; "st-" is no formula. */
function withSigns(text: string, signs: ReadonlyMap<string, string>): string {
  const isWord = /\p{L}{2}/u.test(text);
  if (!/[\d+−=]/.test(text) && (isWord || !/[-–]/.test(text))) return text;
  return Array.from(text, (char) => (isWord && /\p{L}/u.test(char) ? char : (signs.get(char) ?? char))).join(
    "",
  );
}

/** "m³/s" is no fraction; "10³/4", "1,204³/1,100" and what stands in a formula may be none. */
function isNumerator(script: string, before: string, after: string): boolean {
  if (!/^\d+$/.test(script) || !STROKE_AFTER.test(after) || !/(?:^|[\s\d(–-])$/.test(before)) return false;
  const isLoweredBelow = /[⁄∕/]\s?$/.test(after);
  return isLoweredBelow || !(COUNT.test(before) || /(?<!\d)10$/.test(before) || isInFormula(before, ""));
}

function apart(fraction: string, before: string): string {
  return /\d$/.test(before) ? ` ${fraction}` : fraction;
}

/** Raised, these stand for notes and nothing else. */
const NOTE_SIGN = /^[*∗⁎†‡§¶#↩↑^]+$|^\[[^\]]{1,30}\]$/;
const ONE_IN_BRACKETS = /^\([\p{L}\d]{1,3}\)$/u;
/** "3"; "3,4", "2–5". */
const NUMBERS = /^\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*$/;
/** "a"; "a, c"; "iii". */
const LETTERS = /^\p{Ll}(?:\s?[,;–-]\s?\p{Ll})*$|^[ivx]{2,5}$/u;
const SINGLE_LETTER = /(?:^|[^\p{L}\d])\p{L}$/u;
const FORMULA = /[=+×·√≈^<>]/;
/** How much of what stands beside a mark is looked at for signs of a formula. */
const FORMULA_WIDTH = 8;
/** The end of a clause, a quotation, a bracket or a share. */
const PUNCTUATION = /(?:(?![/*&@#\\·′″])[\p{Pe}\p{Pf}\p{Po}]|—)$/u;
/** A figure that is parted by signs, a share or a year is a count, which nobody raises to a power. */
const COUNT = /(?:\d[.,’'\u00a0\u202f]\d{1,3}|(?<!\d)(?:1[5-9]|20)\d\d|\d\s?%)$/;
/** A price in whole dollars: two raised figures may be the cents. */
const WHOLE_PRICE = /[$£€¥₹]\s?\d+(?:[.,’'\u00a0\u202f]\d{3})*$/;
const SHORT_NUMBER = /(?:^|[^\d.,])(?:\d|10)$/;
/** Units of length, and those that stand in compound units; they have a power of two, three or four, if any. */
const UNITS = new Set(
  (
    "mm cm dm km nm pm µm μm ft yd mi in sq px kg mg mol cd sec min hr ha pa kpa hz ev nm " +
    "meter meters metre metres metro metros mètre mètres foot feet inch inches yard yards mile miles " +
    "kilometer kilometers kilometre kilometres centimeter centimeters centimetre centimetres " +
    "millimeter millimeters millimetre millimetres"
  ).split(" "),
);
const FUNCTIONS = new Set(["sin", "cos", "tan", "log"]);

/** True where a raised text is surely a note's number, letter or sign: after a whole word, punctuation or a count. */
function isNoteMark(script: string, before: string, after: string): boolean {
  if (NOTE_SIGN.test(script)) return true;
  if (ONE_IN_BRACKETS.test(script)) return !SINGLE_LETTER.test(before);
  // "7)", "7.".
  const mark = script.replace(/^[[(]|[.,)\]]$/g, "");
  if (LETTERS.test(mark)) return !isInFormula(before, after) && isLetterOfNote(mark, before);
  return NUMBERS.test(mark) && isNumberOfNote(mark, before, after);
}

function isInFormula(before: string, after: string): boolean {
  return FORMULA.test(before.slice(-FORMULA_WIDTH)) || FORMULA.test(after.slice(0, FORMULA_WIDTH));
}

function isLetterOfNote(mark: string, before: string): boolean {
  if (/\d$/.test(before)) {
    if (WHOLE_PRICE.test(before)) return true;
    // "2a", "5e", "1o", "5h30", "2n"; the older "22d".
    if (mark === "a") return !/(?:^|[^\d.,])\d{1,2}$/.test(before);
    const isOfFigure = /[23]$/.test(before) ? /^[deohmsnkxyt]$/ : /^[eohmsnkxyt]$/;
    return !isOfFigure.test(mark) || !/(?:^|[^\d.,])\d{1,3}$/.test(before);
  }
  // "Mc", "Dr", "no", "xn"; "5.a".
  return !/(?:^|[^\p{L}\d])(?:\p{L}|\p{Lu}\p{Ll})$|\d\.$/u.test(before);
}

function isNumberOfNote(mark: string, before: string, after: string): boolean {
  // A note starts with its number; ¹⁴C and ³√ do as well.
  if (/(?:^|\s)$/.test(before)) {
    const isOfFormula =
      FORMULA.test(before.slice(-FORMULA_WIDTH)) || /^(?:\p{Lu}\p{Ll}?(?!\p{L})|√)/u.test(after);
    return !isOfFormula && !/\d\s+$/.test(before);
  }
  if (isInFormula(before, after)) return false;
  if (/[,;–-]/.test(mark)) return true;
  // A bracket around figures and single letters is a formula's.
  const bracket = /\(([^()]*)\)$/.exec(before)?.[1];
  if (bracket !== undefined) return /\p{L}{2}/u.test(bracket) || COUNT.test(bracket);
  if (PUNCTUATION.test(before)) return true;
  if (/\d$/.test(before)) {
    const isCount = WHOLE_PRICE.test(before) ? mark.length !== 2 : COUNT.test(before);
    return isCount && !/^\d/.test(after);
  }
  const word = wordBefore(before);
  if (UNITS.has(word.toLowerCase())) return !/^[234]$/.test(mark);
  return (word.length > 2 && !FUNCTIONS.has(word.toLowerCase())) || /^\p{Lu}{2}$/u.test(word);
}

function wordBefore(before: string): string {
  return /[\p{L}\p{M}]+$/u.exec(before)?.[0] ?? "";
}

/** True for a raised script that `scriptText` keeps in its place, but that a note with its number makes a mark. */
export function mayBeNoteMark({ text, place, before }: Script): boolean {
  const line = before.slice(-LOOKED_AT);
  if (place === "lowered" || !/^(?:\d{1,3}|a)$/.test(text.trim())) return false;
  if (/[\d₀-₉]$/.test(line)) return !SHORT_NUMBER.test(line);
  const word = wordBefore(line);
  return word.length === 2 && word !== "mc" && !UNITS.has(word.toLowerCase());
}
