import type { Span } from "#lib/domain/passage.ts";

const BEFORE = /(?:^|[.!?…:;"”'’)\]»]|\n)[\s"“'‘([*_]*$/u;
const AFTER = /^[\s"”'’)\]*_]*(?:$|\n)/u;
/** A note's number may stand behind the mark: "in March.[3]". */
const ENDS = /[.!?…:;]["”'’)\]*_»]*(?: ?\[\d{1,4}\])*$/u;

/**
 * Where the sentence stands in the text byte for byte and as a whole: it begins where a sentence may begin and ends where
 * one may end, so that a clause cut out of "denied that …" does not count.
 */
export function findVerbatim(sentence: string, text: string): Span | undefined {
  if (sentence === "") return undefined;
  for (let at = text.indexOf(sentence); at >= 0; at = text.indexOf(sentence, at + 1)) {
    const end = at + sentence.length;
    const begins = BEFORE.test(text.slice(Math.max(0, at - 8), at));
    const after = text.slice(end, end + 8);
    const ends = (ENDS.test(sentence) && !/^[\p{Ll}\p{N}]/u.test(after)) || AFTER.test(after);
    if (begins && ends) return [at, end];
  }
  return undefined;
}
