import { COMMON_WORDS, NAME_HEADS, PARTICLES, TITLE_PARTNERS, TITLES } from "#lib/language/en/name-words.ts";
import { aliasOf, isCommonHomograph } from "./aliases.ts";
import { foldWord, isFunctionWord, type Token, tokenize } from "./tokens.ts";

export type NameMention = {
  /** `source.slice(start, end) === text`. */
  start: number;
  end: number;
  text: string;
  /** The words that make the name, as terms (`Token.term`): without titles, particles and common words. Never empty. */
  terms: readonly string[];
};

const DATE_WORD =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?)(?:['’]s)?$/u;
/** What may stand between two words of one name; a full stop only after an initial or a title. */
const JOINT = /^(?: |-|‑|\. ?| ['’]?)$/u;
const STARTS_SENTENCE = /(?:(?:^|[.!?…:;•\n|])[\s*_#>“”"'‘’([\d.)-]*|["“‘([*_][*_]*|(?:^|\s)['])$/u;
const VERB_AFTER =
  /^(?:['’]s\b| (?:said|says|told|has|had|have|is|was|are|were|will|would|can|could|may|might|did|does|denied|denies|accused|agreed|agrees|announced|announces|warned|warns|wants|claims|claimed|reports|reported|[a-z]{3,}ed)\b)/u;

/**
 * The proper names of a text, in order: runs of capitalised words with their particles. Titles, months and weekdays
 * belong to no name, unless it is one of a body or place ("General Motors", "King Street"); a country, people or group with an alias ("Iraqi") is a name of its own. A word that has its
 * capital only because it starts a sentence counts where another capital follows, or where it is an alias or an
 * acronym, or where it reads like a subject and is no common word. In a `heading` every word may owe its capital to that.
 * `tokens`: those of the text, if they are known.
 */
export function findNames(
  text: string,
  form: "text" | "heading" = "text",
  tokens: readonly Token[] = tokenize(text),
): NameMention[] {
  const found: NameMention[] = [];
  let run: NameWord[] = [];
  const flush = () => {
    for (const part of withoutTitles(run)) add(found, text, part, form);
    run = [];
  };
  for (const token of tokens) {
    const last = run.at(-1)?.token;
    if (last !== undefined && !isJoined(text, last, token)) flush();
    const kind = isThing(text, token) ? "other" : kindOf(token);
    if (kind === "particle" && (run.length > 0 || text.charAt(token.end) === "-")) {
      run.push({ token, weak: true });
    } else if (kind === "name") {
      const weak = COMMON_WORDS.has(foldWord(token.word)) && startsSentence(text, token.start);
      run.push({ token, weak });
      if (/['’]s$/u.test(token.word)) flush();
    } else if (kind === "title") {
      run.push({ token, weak: false, isTitle: true });
    } else if (kind === "alias") {
      // Part of a longer name ("Daily Iraq Post") or not: its words are looked for one by one.
      flush();
      run.push({ token, weak: false });
      flush();
    } else flush();
  }
  flush();
  return found;
}

/** First letters of a name's words, for acronyms: "Middle East Eye" is "mee". Empty for a name of one word. */
export function initialsOf(name: Pick<NameMention, "text">): string {
  const capitals = name.text.match(/(?<![\p{L}\p{M}])\p{Lu}/gu) ?? [];
  return capitals.length < 2 ? "" : capitals.join("").toLowerCase();
}

function kindOf(token: Token): "name" | "alias" | "particle" | "title" | "other" {
  const { word } = token;
  const capital = /^\p{Lu}/u.test(word) || /^\p{Ll}+\p{Lu}/u.test(word);
  const folded = foldWord(word.replace(/['’]s?$/u, ""));
  if (/^I(?:['’]\p{L}+)?$/u.test(word)) return "other";
  if (!capital) return PARTICLES.has(folded) ? "particle" : "other";
  if (/[ .]/u.test(word) || aliasOf(folded) !== undefined)
    return isFunctionWord(word) && folded === "us" ? "other" : "alias";
  if (DATE_WORD.test(word)) return "other";
  if (TITLES.has(folded.replace(/s$/u, "")) || TITLES.has(folded)) return "title";
  if (isFunctionWord(word) && !/^\p{Lu}{2,}$/u.test(word)) return "other";
  return "name";
}

/** A word of a run of capitals. `weak`: it may owe its capital to its place, or is a particle. */
type NameWord = { token: Token; weak: boolean; isTitle?: boolean };

/**
 * The names of a run. A title is none, and ends what stands before it; with it go its partners ("Chief Executive"). Before
 * a word that bodies and places are called by, a title is a part of the name.
 */
function withoutTitles(run: readonly NameWord[]): readonly (readonly NameWord[])[] {
  if (!run.some(({ isTitle }) => isTitle)) return [run];
  const last = run.at(-1)?.token.word.replace(/['’]s$/u, "") ?? "";
  const names: NameWord[][] = [[]];
  const endsInHead = run.at(-1)?.isTitle !== true && NAME_HEADS.has(foldWord(last));
  for (const [at, word] of run.entries()) {
    const isPart = endsInHead && run.slice(at).every(({ token }) => isOfBody(token));
    if (word.isTitle && !isPart) names.push([]);
    else if (isPartner(run, at) && !isPart) names.push([]);
    else names.at(-1)?.push(word);
  }
  return names.filter((name) => name.length > 0);
}

/** A title, its partner or what a body is called by: in "National Security Council" all are of one name. */
function isOfBody({ word }: Token): boolean {
  const folded = foldWord(word.replace(/['’]s?$/u, ""));
  return TITLES.has(folded) || TITLE_PARTNERS.has(folded) || NAME_HEADS.has(folded);
}

function isPartner(run: readonly NameWord[], at: number): boolean {
  const isOne = (word: NameWord | undefined) =>
    word !== undefined && TITLE_PARTNERS.has(foldWord(word.token.word));
  if (!isOne(run[at])) return false;
  let [from, to] = [at, at];
  while (isOne(run[from - 1])) from--;
  while (isOne(run[to + 1])) to++;
  return run[from - 1]?.isTitle === true || run[to + 1]?.isTitle === true;
}

function isJoined(text: string, before: Token, after: Token): boolean {
  const gap = text.slice(before.end, after.start);
  if (!JOINT.test(gap)) return false;
  return !gap.startsWith(".") || before.word.length === 1;
}

const THINGS_AFTER =
  /^ \p{Ll}+[^\P{Ll}s]s(?:[.,;:!?)]?$|[.,;:!?)]\s| (?:are|is|was|were|have|had|will|would|can|could|may|rose|fell|sold|cost)\b)/u;

/**
 * At the start of a sentence the capital of "Turkey" does not say that the country is meant. Things of a country are said
 * with its adjective ("Turkish sandwiches"): before a plural of things it is the bird.
 */
function isThing(text: string, { word, start, end }: Token): boolean {
  return (
    isCommonHomograph(word.toLowerCase()) &&
    startsSentence(text, start) &&
    THINGS_AFTER.test(text.slice(end, end + 40))
  );
}

function startsSentence(text: string, start: number): boolean {
  return STARTS_SENTENCE.test(text.slice(Math.max(0, start - 12), start));
}

function add(found: NameMention[], text: string, run: readonly NameWord[], form: "text" | "heading"): void {
  let words = [...run];
  while (words.at(-1)?.weak === true) words.pop();
  while (words[0]?.weak === true && !PARTICLES.has(foldWord(words[0].token.word))) words.shift();
  if (form === "heading") words = words.filter(({ token }) => !COMMON_WORDS.has(foldWord(token.word)));
  const [first, last] = [words[0]?.token, words.at(-1)?.token];
  if (first === undefined || last === undefined) return;
  const named = words.filter(({ token }) => !PARTICLES.has(foldWord(token.word)));
  if (named.length === 1 && named[0] !== undefined && !standsAlone(text, named[0].token, form)) return;
  const end = /['’]s$/u.test(last.word) ? last.end - 2 : last.end;
  found.push({
    start: first.start,
    end,
    text: text.slice(first.start, end),
    terms: named.map(({ token }) => token.term),
  });
}

/** Whether a single capitalised word is a name, and not only the first word of its sentence. */
function standsAlone(text: string, token: Token, form: "text" | "heading"): boolean {
  const word = token.word.replace(/['’]s$/u, "");
  if (aliasOf(foldWord(word)) !== undefined || /[ .]/u.test(word)) return true;
  if (/\p{Lu}.*\p{Lu}/u.test(word)) return true;
  if (word.length < 2) return false;
  if (form === "text" && !startsSentence(text, token.start)) return true;
  const folded = foldWord(word);
  if (COMMON_WORDS.has(folded) || isFunctionWord(word)) return false;
  if (form === "heading") return true;
  if (/(?:[^s]s|ing|ly|tion|ment|ness|ed)$/u.test(folded)) return false;
  const after = text.slice(token.start + word.length, token.start + word.length + 16);
  return VERB_AFTER.test(after) || /^(?: and|,) \p{Lu}/u.test(after);
}
