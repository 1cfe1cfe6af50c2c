import type { Span } from "#lib/schema/passage.ts";
import { isSpace } from "#lib/text/characters.ts";
import { HAS_BLANK_ENDED } from "#lib/text/unspaced-sentences.ts";

const BEFORE = /(?:^|[.!?…:;"”'’)\]»。！？｡：；」』）】។။]|\n)[\s"“'‘([*_]*$/u;
const AFTER = /^[\s"”'’)\]*_]*(?:$|\n)/u;
/** A note's number may stand behind the mark: "in March.[3]". */
const ENDS = /[.!?…:;。！？｡។။]["”'’)\]*_»」』）】]*(?: ?\[\d{1,4}\])*$/u;

/**
 * Where the sentence stands in the text byte for byte and as a whole: it begins where a sentence may begin and ends where
 * one may end, so that a clause cut out of "denied that …" does not count.
 */
export function findVerbatim(sentence: string, text: string): Span | undefined {
  if (sentence === "") return undefined;
  for (let at = text.indexOf(sentence); at >= 0; at = text.indexOf(sentence, at + 1)) {
    const end = at + sentence.length;
    if (HAS_BLANK_ENDED.test(sentence) && isBetweenBlanks(text, at, end)) return [at, end];
    const begins = BEFORE.test(text.slice(Math.max(0, at - 8), at));
    const after = text.slice(end, end + 8);
    const ends = (ENDS.test(sentence) && !/^[\p{Ll}\p{N}]/u.test(after)) || AFTER.test(after);
    if (begins && ends) return [at, end];
  }
  return undefined;
}

/** Thai and Lao sentences are set off by blanks alone. */
function isBetweenBlanks(text: string, start: number, end: number): boolean {
  const isApart = (at: number) => at < 0 || at >= text.length || isSpace(text.charCodeAt(at));
  return isApart(start - 1) && isApart(end);
}
