/** Letters and forms of letters that only end a word: in Hebrew, and in Arabic. */
const FINAL = "\u05DA\u05DD\u05DF\u05E3\u05E5\u0629\u0649";
const ENDS = new RegExp(`\\p{L}[${FINAL}](?!\\p{L})`, "gu");
const STARTS = new RegExp(`(?<!\\p{L})[${FINAL}]\\p{L}`, "gu");
const FEWEST = 3;

/**
 * Whether words of a text are spelt from their end: some programs store what is read from the right letter by letter as
 * it is drawn, others as it is read, and a file does not say which.
 */
export function isStoredBackwards(text: string): boolean {
  const starts = text.match(STARTS)?.length ?? 0;
  return starts >= FEWEST && starts > (text.match(ENDS)?.length ?? 0);
}
