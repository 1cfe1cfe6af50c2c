const [BELL, ESCAPE, END, CSI] = ["\\x07", "\\x1b", "\\x9c", "\\x9b"];
/** Sequences that steer a terminal: colours, places on the screen; the title of its window, links, the clipboard. */
const TERMINAL_SEQUENCE = new RegExp(
  `(?:${ESCAPE}\\[|${CSI})[0-?]{0,60}[ -/]{0,10}[@-~]|${ESCAPE}[\\]PX^_][^${BELL}${ESCAPE}${END}]{0,1000}(?:${BELL}|${ESCAPE}\\\\|${END})`,
  "g",
);
/** All other control characters but tab and line feed. */
const CONTROL = /[\p{Cc}--[\t\n]]/gv;
/** Characters that turn the direction of what follows: a name can hide its end with them. */
const TURNS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u206A-\u206F]/g;
/** What nobody sees; the joiners that scripts and pictographs need stay. */
const INVISIBLE = /[\u00AD\u180E\u200B\u2060-\u2064\uFEFF\uFFF9-\uFFFB]/g;

/**
 * A text that may come from anybody, fit for a terminal: line feeds and tabs stay, nothing else in it steers what shows
 * it or turns its direction.
 */
export function withoutControls(text: string): string {
  return text.replace(TERMINAL_SEQUENCE, "").replace(/\r\n?/g, "\n").replace(CONTROL, "").replace(TURNS, "");
}

/** One line of plain text, for titles and names: whole characters, single spaces, nothing that nobody sees. */
export function plainLine(text: string): string {
  return withoutControls(text.toWellFormed().replace(/[\r\v\f\u0085\u2028\u2029]/g, " "))
    .replace(INVISIBLE, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** True for a text with characters that steer a terminal, end a line or turn a direction, or with half a character. */
export function hasControls(text: string): boolean {
  return /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u.test(text) || !text.isWellFormed();
}

/** At most `longest` characters: cut at a word's end where there is one, with "…". */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const head = text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "");
  const space = text[head.length] === " " ? head.length : head.lastIndexOf(" ");
  return `${head.slice(0, space > longest / 2 ? space : undefined).trimEnd()}…`;
}
