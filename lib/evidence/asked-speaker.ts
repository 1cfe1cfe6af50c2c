import type { Voice } from "#lib/domain/answer.ts";
import { aliasOf } from "#lib/text/aliases.ts";
import { fullName } from "#lib/text/full-name.ts";
import { baseTerm } from "#lib/text/irregular-forms.ts";
import { isPerson } from "#lib/text/people.ts";
import { isSameName } from "#lib/text/same-name.ts";
import { sentences } from "#lib/text/sentences.ts";
import { headOf, readSpeakerPhrase } from "#lib/text/speaker-phrase.ts";
import { foldWord, isFunctionWord, tokenize } from "#lib/text/tokens.ts";

/** Whose words a question asks for: a name, or somebody described ("the source close to Ash"). */
export type AskedSpeaker = { name: string } | { description: string };

const SAY =
  "(?:say|said|saying|tell|told|think|believe|claim|claimed|argue|argued|warn|warned|call|called|describe|described|predict|predicted|announce|announced|deny|denied|admit|admitted|comment|commented|state|stated|suggest|suggested|explain|explained|write|written|wrote|expect|complain|insist|promise|promised|remark|remarked|report|reported|urge|urged|stress|concede|acknowledge)";
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
    if (who === undefined) continue;
    const phrase = readSpeakerPhrase(who, "said") ?? readSpeakerPhrase(`the ${who}`, "said");
    if (phrase?.kind === "definite") return { description: phrase.description };
    if (phrase?.kind !== "voice") continue;
    const { voice } = phrase;
    if (voice.kind === "unnamed") return { description: voice.description };
    if (voice.kind === "named" && !own.some((name) => isPartOf(voice.name, name)))
      return { name: voice.name };
  }
  return undefined;
}

/**
 * Whether a voice is the one asked for. A person is meant by name; a body or a country by anybody who speaks for it, too
 * ("a Pentagon official" for the Pentagon); somebody described by a description that has all that is asked, or by the
 * name that `text` gives to the bearer of the role.
 */
export function isAskedSpeaker(asked: AskedSpeaker, voice: Voice, text: string): boolean {
  if (voice.kind === "outlet") return false;
  const said = voice.kind === "named" ? voice.name : voice.description;
  if ("name" in asked) {
    if (voice.kind === "unnamed" && isPerson(fullName(text, asked.name))) return false;
    return isPartOf(asked.name, said) || isPartOf(said, asked.name);
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

const stem = (word: string) => tokenize(word)[0]?.term ?? word;

/** "the mayor" is Mark Ash where the text has "Mark Ash, the mayor of Kell". */
function bearsRole(description: string, name: string, text: string): boolean {
  const role = termsOf(description);
  const last = name.split(" ").at(-1) ?? name;
  return sentences(text).some((sentence) => {
    if (!sentence.text.includes(last)) return false;
    const words = tokenize(sentence.text);
    const at = words.findIndex(({ word }) => word.replace(/[’']s?$/u, "") === last);
    const near = words.slice(Math.max(0, at - ROLE_NEAR), at + ROLE_NEAR).map(({ term }) => baseTerm(term));
    return at >= 0 && role.every((term) => near.includes(term));
  });
}
