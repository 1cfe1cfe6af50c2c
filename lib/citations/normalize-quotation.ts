/** An ellipsis or a bracketed insertion parts a quotation into pieces, each of which must stand in the source. */
export const OMISSION = /…|\.\s?\.\s?\.|\[[^\]]*\]/gu;

/** One form for comparison: straight single marks, plain hyphens, single spaces, no emphasis. */
export function normalizeQuoted(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[“”„«»"‘’'`]/gu, "'")
    .replace(/[–—−‑]/gu, "-")
    .replace(/[*_]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

/** The pieces of a quotation as they are to be looked for; none when nothing is quoted. */
export function quotedParts(words: string): string[] {
  return words
    .split(OMISSION)
    .map((part) => normalizeQuoted(part).replace(/^[\s,;:.'()-]+|[\s,;:.!?'()-]+$/gu, ""))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}

/** True when every piece stands in `source`, a normalised text, as whole words; the first letter's case may differ. */
export function holdsParts(source: string, parts: readonly string[]): boolean {
  return parts.every((part) => {
    const first = part.charAt(0);
    const other = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
    return holdsWords(source, part) || (other !== first && holdsWords(source, other + part.slice(1)));
  });
}

function holdsWords(source: string, part: string): boolean {
  for (let at = source.indexOf(part); at >= 0; at = source.indexOf(part, at + 1)) {
    if (!isWord(source.charAt(at - 1)) && !isWord(source.charAt(at + part.length))) return true;
  }
  return false;
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
