import { aliasOf } from "#lib/text/aliases.ts";
import { contentTokens, foldWord, isFunctionWord, type Token, tokenize } from "#lib/text/tokens.ts";
import { withoutEnd } from "./follow-up-correction.ts";
import { AUXILIARY, followsAuxiliary, nameRuns } from "./follow-up-names.ts";

/** What a question that goes on begins with: "and …", "ok, but …", "what about …". */
const CONNECTOR =
  /^\s*(?:(?:and|but|or|so|also|then|thanks|thank you|ok(?:ay)?)\b[,.!]?\s+)*(?:(?:what|how) about\s+)?/i;
const ASKS = new RegExp(`\\b(?:who|whom|whose|what|when|where|why|how|which|${AUXILIARY})\\b`, "i");
const ORDINAL = /\b(?:first|second|third|fourth|fifth|other|last|latter)\b/i;
const YEAR = /\b(?:19|20)\d\d\b/;
const PREPOSITION =
  /^(in|about|for|at|on|of|by|from|to|with|against|under|near|after|before|during)\s+(.+)$/i;
const NEXT_PHRASE =
  /[,;]|\s(?=(?:in|about|for|at|on|by|from|to|with|against|under|near|after|before|during|and|that|who|which)\s)/i;
/** "Who leads …", "who is the …": what follows is the whole of what is asked about. */
const WHO_DOES =
  /^(\W*who(?:m)?\s+(?:(?:is|are|was|were)\s+(?=(?:the|an?)\s|\p{Lu})|(?!is\b|was\b|has\b|does\b)[a-z]+(?:s|ed)\s+))([^,]+)$/iu;
const LONGEST = 5;

export function withoutConnector(question: string): string {
  return question.replace(CONNECTOR, "").trim();
}

/** The part of a question that is put in the place of another: "And the sailors?" Undefined for one with a verb. */
export function fragmentOf(question: string): string | undefined {
  const rest = withoutEnd(withoutConnector(question));
  const goesOn =
    rest !== withoutEnd(question).trim() || /^(?:the\s|(?:19|20)\d\d$)/i.test(rest) || PREPOSITION.test(rest);
  const content = contentTokens(rest);
  return goesOn && rest !== "" && !ASKS.test(rest) && content.length <= LONGEST ? rest : undefined;
}

/**
 * The question before with a fragment in the place of its like: of what has the same preposition, an ordinal, a year,
 * a phrase with the same last word, the object of "who leads …", the name that is its subject or the only one. Undefined
 * where none fits.
 */
export function withFragment(fragment: string, previous: string): string | undefined {
  return (
    byPreposition(fragment, previous) ??
    byPattern(fragment, previous, ORDINAL) ??
    byPattern(fragment, previous, YEAR) ??
    bySharedHead(fragment, previous) ??
    byObject(fragment, previous) ??
    bySubject(fragment, previous) ??
    byOnlyName(fragment, previous)
  );
}

function byPreposition(fragment: string, previous: string): string | undefined {
  const [, preposition = "", phrase = ""] = PREPOSITION.exec(fragment) ?? [];
  if (phrase === "") return undefined;
  const bare = withoutEnd(previous);
  const same = /^(?:on|about)$/i.test(preposition) && !/\d/.test(phrase) ? "(?:on|about)" : preposition;
  const found = [...bare.matchAll(new RegExp(`\\b${same}\\s+`, "gi"))].at(-1);
  if (found === undefined) {
    // "And in Lund?" adds a place; "and of the union?" has to replace something.
    return /^(?:in|at|near|during|after|before)$/i.test(preposition) ? `${bare} ${fragment}?` : undefined;
  }
  const start = found.index + found[0].length;
  const end = /about|on/.test(same) ? -1 : bare.slice(start).search(NEXT_PHRASE);
  return `${bare.slice(0, start)}${phrase}${end < 0 ? "" : bare.slice(start + end)}?`;
}

/** Swaps what both have of a kind, where the fragment has nothing else. */
function byPattern(fragment: string, previous: string, pattern: RegExp): string | undefined {
  const word = pattern.exec(fragment)?.[0];
  const others = fragment.replace(pattern, "").replace(/\b(?:the|ones?|in)\b/gi, "");
  return word === undefined || others.trim() !== "" || !pattern.test(previous)
    ? undefined
    : previous.replace(pattern, word);
}

/** "What about the long term?" after "… in the short term?" */
function bySharedHead(fragment: string, previous: string): string | undefined {
  const words = tokenize(fragment).filter(({ word }) => !/^(?:the|an?)$/i.test(word));
  const head = words.at(-1);
  const first = words[0];
  if (head === undefined || first === undefined || words.length < 2 || /^ones?$/i.test(head.word))
    return undefined;
  const before = tokenize(previous);
  const at = before.findLastIndex(({ term }) => term === head.term);
  const replaced = before[at - 1];
  if (replaced === undefined || isFunctionWord(replaced.word)) return undefined;
  return (
    previous.slice(0, replaced.start) +
    fragment.slice(first.start, head.start) +
    previous.slice(replaced.end + 1)
  );
}

function byObject(fragment: string, previous: string): string | undefined {
  const [, asks, object] = WHO_DOES.exec(withoutEnd(previous)) ?? [];
  if (asks === undefined || object === undefined || ASKS.test(object)) return undefined;
  return `${asks}${fragment}?`;
}

/** The subject stands behind the verb that helps to ask; "the Norlandic ones" takes the place of a people before a noun. */
function bySubject(fragment: string, previous: string): string | undefined {
  const run = nameRuns(previous).find((name) => followsAuxiliary(previous, name));
  const [first] = nameRuns(fragment);
  const ones = /\s+ones?$/i.test(fragment);
  if (run === undefined || (first === undefined && !/^the\s/i.test(fragment))) return undefined;
  const behind = tokenize(previous.slice(run.end))[0];
  const modifies =
    behind !== undefined && isPeople(run.text) && /^\s\p{Ll}+s\s/u.test(previous.slice(run.end));
  const article = /\bthe\s+$/i.exec(previous.slice(0, run.start))?.[0].length ?? 0;
  const alone = contentTokens(fragment.replace(/\s+ones?$/i, ""));
  const [modifier] = alone;
  if (modifies && alone.length === 1 && modifier !== undefined && (ones || isPeople(modifier.word))) {
    const word = ones ? modifier.word : modifier.word.replace(/s$/, "");
    return previous.slice(0, run.start) + word + previous.slice(run.end);
  }
  return (
    previous.slice(0, run.start - article) + fragment.replace(/\s+ones?$/i, "") + previous.slice(run.end)
  );
}

/** A name takes the place of the only one of its kind: of a country or people, or of any other. */
function byOnlyName(fragment: string, previous: string): string | undefined {
  const [name, ...more] = nameRuns(fragment);
  if (name === undefined || more.length > 0) return undefined;
  const like = nameRuns(previous).filter(({ text }) => isPeople(text) === isPeople(name.text));
  const [only] = like;
  return only === undefined || like.length > 1
    ? undefined
    : previous.slice(0, only.start) + fragment.replace(/^the\s+/i, "") + previous.slice(only.end);
}

function isPeople(name: string): boolean {
  return tokenize(name).some(({ word }: Token) => aliasOf(foldWord(word)) !== undefined);
}
