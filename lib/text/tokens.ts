import { stemmer } from "stemmer";
import { aliasOf, isCommonHomograph } from "./aliases.ts";
import { EAST_ASIAN_FUNCTION_WORDS } from "./east-asian-function-words.ts";
import { findWord, PHRASE_STARTS } from "./find-word.ts";
import { koreanStem } from "./korean-stem.ts";
import { isUnspacedWord } from "./unspaced-words.ts";
import { WordReader } from "./word-reader.ts";

export type Token = {
  /** What is compared: accents folded, lower case, stemmed (Porter 1980), aliases merged. */
  term: string;
  /** As it stands in the text. */
  word: string;
  /** `text.slice(start, end) === word`. */
  start: number;
  end: number;
};

/** Syllables, or the letters that they are made of. */
function isHangul(word: string): boolean {
  const code = word.charCodeAt(0);
  return (code >= 0xac00 && code <= 0xd7a3) || (code >= 0x1100 && code <= 0x11ff);
}

/** A map: an object would also know the word "constructor". */
const PHRASES = new Map(
  Object.entries({
    "united states": "usa",
    "united states of america": "usa",
    "u.s.": "usa",
    "u.s.a.": "usa",
    "united kingdom": "uk",
    "u.k.": "uk",
    "united nations": "un",
    "u.n.": "un",
    "european union": "eu",
    "e.u.": "eu",
    "islamic state": "isis",
  }),
);

/** The 33 stop words of Lucene's English analyser: left out of the keyword index. */
const STOP_WORDS = new Set(
  "a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with".split(
    " ",
  ),
);

/**
 * Words that carry a question's grammar rather than its subject. Left out of questions, where a corpus of few passages
 * would otherwise take them for rare, and so for important.
 */
const FUNCTION_WORDS = new Set([
  ...STOP_WORDS,
  ..."who whom whose what which when where why how do does did done doing have has had having am were been being i you he she we me him her us them my your his its our mine yours myself itself himself herself themselves can could may might must shall should would about above after again against all also any because before below between both down during each few from further here just more most much many nor now off once only other out over own same so some than through too under until up very while whether upon among around without within per via yet ever often every any anything something nothing someone anyone else rather quite really tell say says said saying know think article articles according mention mentioned please describe explain give happen happened happens get got let lets make made makes differ differs different difference differences disagree disagrees disagreed compare compares compared comparison versus vs role roles play plays played part kind type dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt shouldnt thats whats whos theres im youre theyre ive".split(
    " ",
  ),
]);

/** Of these, verbs that are as often nouns of a subject of their own. */
const FRAMING_VERBS = new Set("play plays".split(" "));

/** Of these, those that say something where nothing else does. */
const FRAMING_WORDS = new Set(
  "article articles role roles play plays played part parts kind type difference differences describe explain compare mention".split(
    " ",
  ),
);

/** Words that frame a question: searched for like others, but a text need not have them to speak to it. */
const FRAME_WORDS = new Set(
  "gist overview outline summary summaries summarise summarize takeaway takeaways outlet outlets source sources topic topics subject list contents number numbers date dates known exactly actually thanks thank okay ok hello hi going stuff thing things look looks looking touch touches portray portrays portrayed cover covers covered coverage".split(
    " ",
  ),
);

/** Lower case, without accents and apostrophes. Where marks make letters (Thai, kana), in one form. */
export function foldWord(word: string): string {
  if (isUnspacedWord(word)) return word.normalize("NFKC");
  if (isHangul(word)) return word.normalize("NFC");
  return word
    .normalize("NFD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase();
}

type KnownWord = { word: string; term: string; isStop: boolean; isFunction: boolean };

const reader = new WordReader<KnownWord>((word) => ({
  word,
  term: computeTerm(word),
  isStop: computeIsStop(word),
  isFunction: computeIsFunction(word),
}));

function computeTerm(word: string): string {
  const phrase = PHRASES.get(word.toLowerCase());
  if (phrase !== undefined) return phrase;
  if (/^\d/.test(word)) return word.replace(/,(?=\d{3})/g, "").toLowerCase();
  if (isUnspacedWord(word)) return word.normalize("NFKC");
  if (isHangul(word)) return koreanStem(word.normalize("NFC"));
  const folded = foldWord(word.replace(/['’]s?$/u, ""));
  // "US" is a country, "us" a pronoun.
  if (folded === "us" && word !== "US" && !/^US['’]/u.test(word)) return "us";
  if (isCommonHomograph(word)) return stemmer(word);
  return aliasOf(folded) ?? stemmer(folded);
}

/** All words and numbers in order; stop words included. */
export function tokenize(text: string): Token[] {
  const { count, numbers, starts, ends, entries } = reader.read(text);
  const tokens: Token[] = [];
  for (let i = 0; i < count; i++) {
    const { word, term } = entries[numbers[i] as number] as KnownWord;
    tokens.push({ term, word, start: starts[i] as number, end: ends[i] as number });
  }
  return tokens;
}

/** The first token of `tokenize` that starts at or after a place where no token is cut in two; undefined at the end. */
export function tokenFrom(text: string, from: number): Token | undefined {
  const found = findWord(text, from);
  return found && { term: termOf(found.word), ...found };
}

/** The term of a token that is this word. */
export function termOf(word: string): string {
  return reader.entryOf(word).term;
}

/** Words of several, or with dots, that have one term of their own. */
export function phrasesOf(term: string): string[] {
  return [...PHRASES].filter(([, named]) => named === term).map(([phrase]) => phrase);
}

/** Whether a word begins here that can begin a name of several. */
export function beginsPhrase(text: string, at: number): boolean {
  for (const start of PHRASE_STARTS) if (text.startsWith(start, at)) return true;
  return false;
}

function computeIsStop(word: string): boolean {
  // No stop word is longer, and folding costs more than the look-up.
  return word.length <= 5 && word !== "US" && STOP_WORDS.has(foldWord(word));
}

export function isStopWord(word: string): boolean {
  return reader.entryOf(word).isStop;
}

/** True for words that a question can lose without losing its subject. */
export function isFunctionWord(word: string): boolean {
  return reader.entryOf(word).isFunction;
}

function computeIsFunction(word: string): boolean {
  const folded = foldWord(word);
  return (word !== "US" && FUNCTION_WORDS.has(folded)) || EAST_ASIAN_FUNCTION_WORDS.has(folded);
}

/** True for words such as "list" or "outlets", which ask for a form of answer rather than for a subject. */
export function isFrameWord(word: string): boolean {
  return FRAME_WORDS.has(foldWord(word));
}

/** What the keyword index holds of a text: the terms of all tokens but stop words. */
export function indexTerms(text: string): string[] {
  const { count, numbers, entries } = reader.read(text);
  const terms: string[] = [];
  for (let i = 0; i < count; i++) {
    const { term, isStop } = entries[numbers[i] as number] as KnownWord;
    if (!isStop) terms.push(term);
  }
  return terms;
}

/**
 * The tokens of a question that name its subject. Where nothing else is left, words that mostly frame a question are its
 * subject ("What role does the play describe?"), and then whatever there is. A question without any capital writes names
 * small: "what does turkey say".
 */
export function contentTokens(question: string): Token[] {
  const tokens = tokenize(question);
  const named = /\p{Lu}/u.test(question) ? tokens : tokens.map(withNameTerm);
  const content = named.filter(({ word }, at) => !isFunctionWord(word) || isNoun(named, at));
  if (content.length > 0) return content;
  const framing = named.filter(({ word }) => FRAMING_WORDS.has(foldWord(word)));
  return framing.length > 0 ? framing : named;
}

function withNameTerm(token: Token): Token {
  if (!isCommonHomograph(token.word)) return token;
  const term = aliasOf(foldWord(token.word));
  return term === undefined ? token : { ...token, term };
}

const DETERMINER = /^(?:the|a|an|this|that|his|her|its|their|our|my|your)$/i;

/** A word for asking that is a thing here: no verb stands behind a determiner ("the play"). */
function isNoun(tokens: readonly Token[], at: number): boolean {
  const [word, before] = [tokens[at]?.word ?? "", tokens[at - 1]?.word ?? ""];
  return FRAMING_VERBS.has(foldWord(word)) && DETERMINER.test(before);
}
