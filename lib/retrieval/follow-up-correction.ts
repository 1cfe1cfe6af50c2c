import { contentTokens, tokenize } from "#lib/text/tokens.ts";
import { nameRuns } from "./follow-up-names.ts";

/** "No, I meant 2014", "oh sorry, the militias", "in Iraq, I mean", "not Iran, Iraq". */
const OPENS = /^\s*(?:(?:oh|ah|no|nope|sorry|actually|rather|oops|wait|hm+)\b[,.:;!]*\s*)+/i;
const MEANT = /^\s*(?:i (?:meant?|was asking about|am asking about))\s+/i;
const MEANT_AFTER = /[,;]?\s*(?:i (?:meant?|was asking about)|of course|instead)\s*(?=[.?!]*\s*$)/i;
const INSTEAD = /^(?:no[,.]?\s+)?not\s+(.+?)\s*[,;]\s*(?:but\s+)?(.+)$/i;
const NOT_AFTER = /^(.+?)[,;]?\s+(?:and |but )?not\s+(.+)$/i;
const ASKS = /\b(?:who|what|when|where|why|how|which|did|does|do|is|are|was|were)\b/i;
const PREPOSITION = /^(?:in|about|for|at|on|of|by|from)\s+/i;
const YEAR = /\b(?:19|20)\d\d\b/;
/** More words than this are a question of their own. */
const CORRECTED = 3;

/** The question before with what a correction puts right; undefined where nothing is corrected. */
export function correctedQuestion(question: string, previous: string): string | undefined {
  const opened = question.replace(OPENS, "");
  const marked = opened.replace(MEANT, "").replace(MEANT_AFTER, "");
  const words = marked.replace(/[.?!]+\s*$/, "").trim();
  const exchange = exchangeIn(words, previous);
  if (exchange !== undefined) return exchange;
  const content = contentTokens(words);
  if (marked === question || words === "" || content.length > CORRECTED || ASKS.test(words)) return undefined;
  const year = YEAR.exec(words)?.[0];
  if (year !== undefined)
    return YEAR.test(previous) ? previous.replace(YEAR, year) : `${withoutEnd(previous)} in ${year}?`;
  const right = words.replace(PREPOSITION, "");
  const [start, end] = wrongPart(right, previous) ?? [];
  return start === undefined || end === undefined
    ? undefined
    : previous.slice(0, start) + right.replace(/^the\s+/i, "") + previous.slice(end);
}

export function withoutEnd(question: string): string {
  return question.replace(/[.?!\s]+$/, "");
}

/** "Not A, B" and "B, not A", where the question before has A. */
function exchangeIn(words: string, previous: string): string | undefined {
  const [, wrongFirst, rightLast] = INSTEAD.exec(words) ?? [];
  const [, rightFirst, wrongLast] = NOT_AFTER.exec(words) ?? [];
  const wrong = wrongFirst ?? wrongLast;
  const right = rightLast ?? rightFirst;
  if (wrong === undefined || right === undefined) return undefined;
  const at = previous.toLowerCase().indexOf(wrong.toLowerCase());
  return at < 0 ? undefined : previous.slice(0, at) + right + previous.slice(at + wrong.length);
}

/** Where the question before has what is wrong: its last name for a name, else its last noun or last common word. */
function wrongPart(right: string, previous: string): [number, number] | undefined {
  if (/^(?:the\s+)?\p{Lu}/u.test(right)) {
    const run = nameRuns(previous)
      .filter(({ start }) => start > 0)
      .at(-1);
    if (run === undefined) return undefined;
    const owner = /['’]s$/u.test(right) ? (/^['’]s/u.exec(previous.slice(run.end))?.[0].length ?? 0) : 0;
    return [run.start, run.end + owner];
  }
  const common = contentTokens(previous).filter(({ word }) => !/^\p{Lu}/u.test(word));
  const nouns = common.filter(({ start }) => /\b(?:the|an?)\s+$/i.test(previous.slice(0, start)));
  const wrong = (nouns.length > 0 ? nouns : common).findLast(
    ({ term }) => !tokenize(right).some((token) => token.term === term),
  );
  return wrong === undefined ? undefined : [wrong.start, wrong.end];
}
