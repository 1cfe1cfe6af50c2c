import { aliasOf } from "./aliases.ts";
import { COMMON_WORDS, PARTICLES, TITLES } from "./name-words.ts";
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
 * belong to no name; a country, people or group with an alias ("Iraqi") is a name of its own. A word that has its
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
  let run: { token: Token; weak: boolean }[] = [];
  const flush = () => {
    add(found, text, run, form);
    run = [];
  };
  for (const token of tokens) {
    const last = run.at(-1)?.token;
    if (last !== undefined && !isJoined(text, last, token)) flush();
    const kind = kindOf(token);
    if (kind === "particle" && (run.length > 0 || text.charAt(token.end) === "-")) {
      run.push({ token, weak: true });
    } else if (kind === "name") {
      const weak = COMMON_WORDS.has(foldWord(token.word)) && startsSentence(text, token.start);
      run.push({ token, weak });
      if (/['’]s$/u.test(token.word)) flush();
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

function kindOf(token: Token): "name" | "alias" | "particle" | "other" {
  const { word } = token;
  const capital = /^\p{Lu}/u.test(word) || /^\p{Ll}+\p{Lu}/u.test(word);
  const folded = foldWord(word.replace(/['’]s?$/u, ""));
  if (/^I(?:['’]\p{L}+)?$/u.test(word)) return "other";
  if (!capital) return PARTICLES.has(folded) ? "particle" : "other";
  if (/[ .]/u.test(word) || aliasOf(folded) !== undefined)
    return isFunctionWord(word) && folded === "us" ? "other" : "alias";
  if (DATE_WORD.test(word) || TITLES.has(folded.replace(/s$/u, "")) || TITLES.has(folded)) return "other";
  if (isFunctionWord(word) && !/^\p{Lu}{2,}$/u.test(word)) return "other";
  return "name";
}

function isJoined(text: string, before: Token, after: Token): boolean {
  const gap = text.slice(before.end, after.start);
  if (!JOINT.test(gap)) return false;
  return !gap.startsWith(".") || before.word.length === 1;
}

function startsSentence(text: string, start: number): boolean {
  return STARTS_SENTENCE.test(text.slice(Math.max(0, start - 12), start));
}

function add(
  found: NameMention[],
  text: string,
  run: readonly { token: Token; weak: boolean }[],
  form: "text" | "heading",
): void {
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
