/** Dotted abbreviations, numbers, and words with their apostrophes; plain ASCII words first, because most are. */
const WORD =
  /[A-Za-z]+(?![\p{L}\p{M}\p{N}'’.])|U\.S\.(?:A\.)?|U\.K\.|U\.N\.|E\.U\.|\d+(?:[.,]\d+)*(?![\p{L}\p{M}])|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** Names of several words that have one term; a phrase is looked for only at a word that can start one. */
const PHRASE_AT = /(?:United (?:States(?: of America)?|Kingdom|Nations)|European Union|Islamic State)\b/y;
export const PHRASE_STARTS: ReadonlySet<string> = new Set(["United", "European", "Islamic"]);

/** A word, number or name of several words as it stands in a text, with its place. */
export type FoundWord = { word: string; start: number; end: number };

/** The first that starts at or after a place where none is cut in two; undefined at the end. */
export function findWord(text: string, from: number): FoundWord | undefined {
  WORD.lastIndex = from;
  const match = WORD.exec(text);
  if (match === null) return undefined;
  const start = match.index;
  const word = PHRASE_STARTS.has(match[0]) ? phraseAt(text, start, match[0]) : match[0];
  return { word, start, end: start + word.length };
}

function phraseAt(text: string, start: number, word: string): string {
  PHRASE_AT.lastIndex = start;
  return PHRASE_AT.exec(text)?.[0] ?? word;
}
