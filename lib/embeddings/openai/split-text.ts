/** Letters that are a token each to most models: Chinese, Japanese, Korean, Thai and their neighbours. */
const DENSE = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u9fff\uac00-\ud7af\uf900-\ufaff]/g;
const CHARACTERS_PER_TOKEN = 3.5;

/** About how many tokens a text is; good enough to compare texts with. */
export function weightOf(text: string): number {
  const dense = text.match(DENSE)?.length ?? 0;
  return dense + (text.length - dense) / CHARACTERS_PER_TOKEN;
}

/** A text in two parts of about the same length, between sentences or words where there are any. */
export function splitText(text: string): [string, string] {
  const middle = text.length >> 1;
  const reach = text.length >> 2;
  const around = text.slice(middle - reach, middle + reach);
  const at = nearest(around, /[.!?。！？]\s*|\n/g) ?? nearest(around, /\s|[、，,;]/g) ?? reach;
  // Half a character would be none.
  const cut = middle - reach + at;
  const code = text.charCodeAt(cut);
  const end = code >= 0xdc00 && code <= 0xdfff ? cut + 1 : cut;
  return [text.slice(0, end), text.slice(end)];
}

/** The end of the match that is nearest to the middle. */
function nearest(text: string, pattern: RegExp): number | undefined {
  let best: number | undefined;
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    if (end === 0 || end === text.length) continue;
    if (best === undefined || Math.abs(end - text.length / 2) < Math.abs(best - text.length / 2)) best = end;
  }
  return best;
}
