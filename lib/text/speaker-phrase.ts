import type { Voice } from "#lib/domain/answer.ts";
import { COMMON_WORDS, PARTICLES, TITLES } from "./name-words.ts";
import { findNames, type NameMention } from "./names.ts";
import { foldWord } from "./tokens.ts";

/** A speaker as a sentence puts it: known by itself, or pointing back to somebody. */
export type SpeakerPhrase =
  | { kind: "voice"; voice: Voice }
  | { kind: "pronoun" }
  /** "the specialist", "the source close to Ash": `head` is the noun. */
  | { kind: "definite"; head: string; description: string }
  /** The author of the text ("I", "the article"). */
  | { kind: "self" };

const PRONOUN = /^(?:he|she|they)$/iu;
const SELF = /^(?:i|we|the (?:author|writer|article|outlet|paper|magazine|blog|piece|report's author))$/iu;
const NOBODY =
  /^(?:it|this|that|these|those|which|who|what|there|you|some say|history|evidence|data|polls?|results?|everything|everyone|nobody|no one|one|both|each|all|neither|critics|people)$/iu;
/** Nouns for people, and for documents that speak for people. Others ("the comments recalled …") say nothing. */
const SPEAKS =
  /(?:(?:er|or|ist|ian|man|men|woman|women|ant|(?<!m)ent|ee|eer|crat|mat|yst|ess|ive|ary|source|official|aide|chief|head|expert|critic|friend|scholar|judge|king|queen|prince|general|captain|colonel|relative|people|person|family|student|witness|academic|politician|spokesperson|imam|cleric|mp|study|report|statement|letter|memo|document|survey|militia|troop|force|faction|state|side|police|media|press|boss|tribe|youth|poll|rival|ally|allies|families|group|administration|government|ministry|military|army|other|one|two))s?$/u;
const DOCUMENT =
  /\b(?:statement|letter|message|memo|report|sign|tweet|note|banner|headline|text|document|declaration|placard)\b/iu;
const INSTITUTION =
  /\b(?:administration|government|ministry|military|army|navy|air force|police|department|office|council|parliament|agency|commission|committee|command|court|company|organi[sz]ation|party|coalition|alliance|bank|mission|embassy|newspaper|network|institute|university|centre|center|bureau|service|outlet|broadcaster|daily)$/u;
const PREPOSITION =
  /(?:^|\s)(?:of|for|from|to|with|in|at|near|by|on|under|about|against|inside|within|among|familiar|close|behind)\s/iu;

/** "Ash met envoys and said …": what the subject did first is not part of who it is. */
const DID_FIRST =
  /^(?<who>(?:.*\s)?\p{Lu}[\p{L}'’-]+)\s+(?:met|went|came|took|gave|left|saw|sent|spoke|(?!(?:based|backed|allied|aligned|named|titled|retired|united|armed)\b)\p{Ll}{3,}ed)\s+\S.*$/u;

/** What kind of speaker a noun phrase such as "a source close to Ash", "Gen. Mark Ash" or "he" is. */
export function readSpeakerPhrase(words: string, verb = ""): SpeakerPhrase | undefined {
  const phrase = DID_FIRST.exec(words)?.groups?.who ?? words;
  if (/^reads?$/u.test(verb) && !DOCUMENT.test(phrase)) return undefined;
  if (PRONOUN.test(phrase)) return { kind: "pronoun" };
  if (SELF.test(phrase)) return { kind: "self" };
  if (NOBODY.test(phrase) || phrase.length > 200) return undefined;
  const name = nameOf(phrase);
  if (name !== undefined) return { kind: "voice", voice: { kind: "named", name, certain: true } };
  const description = shorten(phrase);
  if (!/\p{L}{3}/u.test(description)) return undefined;
  if (!SPEAKS.test(headOf(description))) return undefined;
  const institution =
    /^(?:the\s+)?(?<name>(?:[\p{L}.'’-]+\s+)*\p{Lu}[\p{L}.'’-]*(?:\s+[\p{L}-]+){1,2})$/iu.exec(description);
  if (
    institution?.groups?.name !== undefined &&
    INSTITUTION.test(description) &&
    /\p{Lu}/u.test(institution.groups.name) &&
    !/^an?\s/iu.test(description)
  ) {
    return { kind: "voice", voice: { kind: "named", name: institution.groups.name, certain: true } };
  }
  const definite = /^(?:the|that|this)\s+(?<rest>.+)$/iu.exec(description);
  if (definite?.groups?.rest !== undefined) {
    return { kind: "definite", head: headOf(definite.groups.rest), description: lowerFirst(description) };
  }
  return { kind: "voice", voice: { kind: "unnamed", description: lowerFirst(description) } };
}

/** The head noun of a description: "specialist" in "a specialist in local affairs". */
export function headOf(description: string): string {
  const core =
    description.replace(/^(?:an?|the|one|that|this)\s+/iu, "").split(new RegExp(PREPOSITION, "iu"))[0] ?? "";
  return (
    core
      .replace(/\s+(?:who|which|familiar|close)\b.*$/u, "")
      .replace(/\s+(?:there|here|\p{Ll}+(?:ed|ing))$/u, "")
      .trim()
      .split(/\s+/u)
      .at(-1) ?? ""
  ).toLowerCase();
}

/** The name in a phrase, when the phrase is about its bearer and not about somebody near to him. */
function nameOf(phrase: string): string | undefined {
  // "Sources" has its capital from the start of the sentence.
  if (COMMON_WORDS.has(phrase.toLowerCase())) return undefined;
  const names = properNames(phrase);
  if (names[0]?.start === 0 && COMMON_WORDS.has(names[0].text.toLowerCase())) names.shift();
  const first = names[0];
  const last = names.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const lead = phrase.slice(0, first.start).trim();
  const leadWords = lead === "" ? [] : lead.split(/\s+/u);
  const after = phrase.slice(first.end);
  if (leadWords.every((word) => isTitleLike(word) || /^the$/iu.test(word))) {
    if (after.trim() === "" || PREPOSITION.test(after.slice(0, 12)) || /^\s*,/u.test(after))
      return first.text;
  }
  if (/^\s+and\s/u.test(after) && leadWords.every(isTitleLike)) return first.text;
  // "the Harbour Post’s Jo Bly", "former US general Mark Ash": the name ends the phrase, and no preposition leads to it.
  if (phrase.slice(last.end).trim() !== "") return undefined;
  const before = phrase.slice(0, last.start);
  const possessive = before.lastIndexOf("’s ") >= 0 || before.lastIndexOf("'s ") >= 0;
  if (PREPOSITION.test(before) && !possessive) return undefined;
  if (last.terms.length === 1 && /\s(?:in|of)\s/u.test(before)) return undefined;
  return last.text;
}

/** Runs of capitalised words, adjacent countries included ("Iran Army" is one), without titles at the front. */
function properNames(
  phrase: string,
): { start: number; end: number; text: string; terms: readonly string[] }[] {
  const found: NameMention[] = [];
  const probe = `x ${phrase}`;
  for (const name of findNames(probe)) {
    const previous = found.at(-1);
    const joined = previous !== undefined && /^[ -]$/u.test(probe.slice(previous.end, name.start));
    if (joined && previous !== undefined) {
      found[found.length - 1] = {
        ...previous,
        end: name.end,
        text: probe.slice(previous.start, name.end),
        terms: [...previous.terms, ...name.terms],
      };
    } else found.push(name);
  }
  return found.map((name) => ({ ...name, start: name.start - 2, end: name.end - 2 }));
}

function isTitleLike(word: string): boolean {
  const folded = foldWord(word.replace(/[.,]/gu, ""));
  return TITLES.has(folded) || PARTICLES.has(folded);
}

function shorten(phrase: string): string {
  const words = phrase.split(/\s+/u);
  return words.length <= 14 ? words.join(" ") : `${words.slice(0, 14).join(" ")} …`;
}

function lowerFirst(text: string): string {
  return /^(?:A|An|The|One|Two|Some|Several|Many|Other|Sources?|Officials?|Senior|Commanders?|Analysts?|Diplomats?|Residents?|Witnesses|Critics|Experts?|This|That|Another)\b/u.test(
    text,
  )
    ? text.slice(0, 1).toLowerCase() + text.slice(1)
    : text;
}
