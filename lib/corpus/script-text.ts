/** Letters or figures that are set above or below the line, and what stands on the line around them. */
export type Script = { text: string; place: "raised" | "lowered"; before: string; after: string };

const RAISED = new Map(Array.from("0123456789+-−–()n", (char, i) => [char, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾ⁿ"[i] ?? char]));
const LOWERED = new Map(Array.from("0123456789+-−–()", (char, i) => [char, "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₍₎"[i] ?? char]));
/** So much of the line before a script tells what it is. */
const LOOKED_AT = 40;
/** What has a square, a cube or a power below one: units of length, and those that stand in compound units. */
const UNITS = new Set(
  "mm cm dm km nm pm µm μm ft yd mi px kg mg mol cd sec min hr ha Pa kPa Hz eV Nm meter meters metre metres feet foot mile miles inches yards".split(
    " ",
  ),
);

/**
 * What a reader would write in plain text: "th", "²", "₂", " 1" before "/2"; nothing for the mark of a note. A raised
 * figure that may be either keeps its place above the line, so that it falsifies no figure.
 */
export function scriptText(script: Script): string {
  const text = script.text.trim();
  const before = script.before.slice(-LOOKED_AT);
  if (script.place === "lowered") {
    if (/[/⁄]\s*$/.test(before)) return text;
    return /^[\d+−–-]+$/.test(text) ? inPlace(text, LOWERED) : text;
  }
  if (/^\d+$/.test(text) && /^\s*[/⁄]/.test(script.after)) {
    return /\d$/.test(before) ? ` ${text}` : text;
  }
  if (/^[+−–-]?\d{1,4}$|^\d?[+−–-]$/.test(text))
    return isPower(text, before, script.after) ? inPlace(text, RAISED) : "";
  if (/^(?:TM|SM)$/.test(text)) return text === "TM" ? "™" : "℠";
  if (isNoteMark(text, before)) return "";
  return /^[nkxyt]$/.test(text) ? `^${text}` : text;
}

function inPlace(text: string, places: ReadonlyMap<string, string>): string {
  return Array.from(text, (char) => places.get(char) ?? char).join("");
}

function isPower(text: string, before: string, after: string): boolean {
  // An isotope has its figure before the letter; elsewhere that is the mark at the front of a note.
  if (/(?:^|\s)$/.test(before)) return /^\p{Lu}\p{Ll}?(?!\p{L})/u.test(after);
  if (/[+−–-]/.test(text)) return /[\p{L}\d₀-₉)\]]$/u.test(before);
  if (/(?:^|[^\d.,])(?:\d|10)$/.test(before)) return true;
  if (/[$£€¥]\s?[\d.,]*\d$/.test(before)) return text.length === 2;
  if (/\d$/.test(before)) return false;
  // A bracket around figures and single letters is a formula's.
  if (/\([^()]*\)$/.test(before)) return !/\p{L}{2}[^()]*\)$/u.test(before);
  const word = /\p{L}+$/u.exec(before)?.[0] ?? "";
  if (word.length === 1 || word === "mc") return true;
  if (word === "in") return /\d\s*in$/.test(before) && /^[23]$/.test(text);
  return UNITS.has(word) && /^[234]$/.test(text);
}

function isNoteMark(text: string, before: string): boolean {
  if (/^[*∗⁎†‡§¶#]+$/.test(text) || /^\[[^\]]{1,30}\]$|^\([\p{L}\d]{1,3}\)$/u.test(text)) return true;
  // Several marks, or one with its point: "3, 4", "a–c", "7)".
  if (/^[\p{L}\d]{1,3}(?:\s?[,;–-]\s?[\p{L}\d]{1,3})+$|^\d{1,3}[.,)]$/u.test(text)) return true;
  if (/^[ivx]{2,5}$/.test(text)) return true;
  if (!/^\p{Ll}$/u.test(text)) return false;
  // "5e", "1o", "5h30", "2n"; "Mc", "Dr", "no", "xn"; "5.a".
  if (/\d$/.test(before) && /[eohmsnkxyt]/.test(text)) return !/(?:^|[^\d.,])\d{1,3}$/.test(before);
  return !/(?:^|[^\p{L}\d])(?:\p{L}|\p{Lu}\p{Ll})$|\d\.$/u.test(before);
}
