import type { Voice } from "#lib/schema/answer.ts";
import { aliasOf } from "#lib/text/aliases.ts";
import { fullName } from "#lib/text/full-name.ts";
import { baseTerm } from "#lib/text/irregular-forms.ts";
import { isPerson } from "#lib/text/people.ts";
import { isSameName } from "#lib/text/same-name.ts";
import { sentences } from "#lib/text/sentences.ts";
import { headOf, readSpeakerPhrase, type SpeakerPhrase } from "#lib/text/speaker-phrase.ts";
import { foldWord, isFunctionWord, tokenize } from "#lib/text/tokens.ts";

/** Whose words a question asks for: a name, or somebody described ("the source close to Ash"). */
export type AskedSpeaker = { name: string } | { description: string };

const SAY =
  "(?:say|said|saying|tell|told|think|believe|claim|claimed|argue|argued|warn|warned|call|called|describe|described|predict|predicted|announce|announced|deny|denied|admit|admitted|comment|commented|stated|suggest|suggested|explain|explained|write|written|wrote|expect|complain|insist|remark|remarked|report|reported|stress|concede|acknowledge)";
const ASKED = [
  new RegExp(
    `\\b(?:did|does|do|has|have|had|would|could)\\s+(?<who>[^,?;:]{2,80}?)\\s+(?:(?:also|ever|really|actually|have to|had to|has to|reportedly|publicly)\\s+)*${SAY}\\b`,
    "iu",
  ),
  /\baccording to (?<who>[^,?.;:]{2,80})/iu,
  /\b(?:said|told|claimed|stated|announced|written|reported|predicted)\s+by\s+(?<who>[^,?.;:]{2,80})/iu,
  /\b(?:views?|opinion|words|statements?|comments?|remarks?|reaction) (?:of|by|from) (?<who>[^,?.;:]{2,80})/iu,
];
/** Words of the same meaning in the descriptions of people who are not named. */
const NOT_NAMED = /^(?:anonymous|unnamed|unidentified|certain)$/iu;
/** Whoever is quoted is one of them. */
const ANYBODY =
  /^(?:(?:the|all|some|other|different|various|several|many|most|these|those)\s)*(?:experts|sources|officials|people|analysts|observers|critics|others|speakers|sides|parties|politicians|leaders|scholars|specialists|authors?|articles?|reports|media|press|journalists?)$/iu;
/** How many words from a name a role may stand. */
const ROLE_NEAR = 12;

/**
 * Whose words the question asks for; undefined where it asks for nobody's, or for an outlet's or its author's own.
 *
 * @param own names of the outlets and authors at hand
 */
export function askedSpeaker(question: string, own: readonly string[]): AskedSpeaker | undefined {
  for (const pattern of ASKED) {
    const who = pattern.exec(question)?.groups?.who?.trim();
    if (who === undefined || own.some((name) => mentions(who, name))) continue;
    const phrase = readSpeakerPhrase(who, "said") ?? readSpeakerPhrase(`the ${who}`, "said");
    if (phrase?.kind === "voice" && phrase.voice.kind === "named") {
      const { name } = phrase.voice;
      return own.some((other) => isPartOf(name, other)) ? undefined : { name };
    }
    const description = phrase === undefined ? undefined : descriptionIn(phrase);
    if (description !== undefined && !ANYBODY.test(description)) return { description };
  }
  return undefined;
}

/**
 * Whether a voice is the one asked for. A person is meant by name; a body or a country by anybody who speaks for it, too
 * ("a Pentagon official" for the Pentagon); somebody described by a description that has all that is asked, or by the
 * name that `text`, the whole article, gives to the bearer of the role.
 */
export function isAskedSpeaker(asked: AskedSpeaker, voice: Voice, sentence: string, text: string): boolean {
  if (voice.kind === "outlet") return false;
  const said = voice.kind === "named" ? voice.name : voice.description;
  if ("name" in asked) {
    if (voice.kind === "named") return isPartOf(asked.name, said) || isPartOf(said, asked.name);
    return !isPerson(fullName(text, asked.name)) && isPartOf(asked.name, `${said} ${sentence}`);
  }
  if (voice.kind === "named") return bearsRole(asked.description, voice.name, text);
  const head = headOf(asked.description);
  if (baseTerm(stem(head)) !== baseTerm(stem(headOf(said)))) return false;
  return isPartOf(asked.description, said);
}

/** All words of meaning of one phrase stand in the other. */
function isPartOf(phrase: string, whole: string): boolean {
  const terms = termsOf(whole);
  return termsOf(phrase).every((term) => terms.some((other) => other === term || isSameName(other, term)));
}

function termsOf(phrase: string): string[] {
  return tokenize(phrase).flatMap(({ word, term }) =>
    isFunctionWord(word) && aliasOf(foldWord(word)) === undefined
      ? []
      : NOT_NAMED.test(word)
        ? []
        : [baseTerm(term)],
  );
}

/** Whether the words of a name stand in a phrase, with or without its article. */
function mentions(phrase: string, name: string): boolean {
  return phrase.toLowerCase().includes(name.toLowerCase().replace(/^the\s/u, ""));
}

/** Whether another tells of the one asked for by name: "Ash advised calm, a sailor said"; not "a friend of Ash said". */
export function tellsOf(asked: AskedSpeaker, voice: Voice, sentence: string): boolean {
  if (!("name" in asked) || voice.kind === "outlet") return false;
  const said = voice.kind === "named" ? voice.name : voice.description;
  return isPartOf(
    asked.name.split(" ").at(-1) ?? asked.name,
    sentence.replace(new RegExp(escaped(said), "iu"), " "),
  );
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");

/** A person by name, or somebody described by way of a name: nobody else may speak for such a one. */
export function isOnePerson(asked: AskedSpeaker, text: string): boolean {
  return "name" in asked ? isPerson(fullName(text, asked.name)) : /\s\p{Lu}/u.test(asked.description);
}

function descriptionIn(phrase: SpeakerPhrase): string | undefined {
  if (phrase.kind === "definite") return phrase.description;
  return phrase.kind === "voice" && phrase.voice.kind === "unnamed" ? phrase.voice.description : undefined;
}

/** Whether any word of the name asked for stands in the text: a misspelt one does not. */
export function isKnown(asked: AskedSpeaker, text: string): boolean {
  return !("name" in asked) || isPartOf(asked.name, text);
}

const stem = (word: string) => tokenize(word)[0]?.term ?? word;

/** "the mayor" is Mark Ash where the text has "Mark Ash, the mayor of Kell". */
function bearsRole(description: string, name: string, text: string): boolean {
  const role = termsOf(description);
  const last = (name.split(" ").at(-1) ?? name).replace(/^al-/iu, "");
  return sentences(text).some((sentence) => {
    if (!sentence.text.includes(last)) return false;
    const words = tokenize(sentence.text);
    const at = words.findIndex(({ word }) => word.replace(/^al-|[’']s?$/giu, "") === last);
    const near = words.slice(Math.max(0, at - ROLE_NEAR), at + ROLE_NEAR).map(({ term }) => baseTerm(term));
    return at >= 0 && role.every((term) => near.includes(term));
  });
}
