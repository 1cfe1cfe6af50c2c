import type { Voice } from "#lib/schema/answer.ts";
import { nameOf, PREPOSITION } from "./speaker-name.ts";
import { canSpeak, isBody, isDocument, isThing } from "./speaking-nouns.ts";

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
  /^(?:it|this|that|these|those|which|who|what|there|you|some say|history|evidence|data|polls?|results?|legend|tradition|rumou?rs?|gossip|science|research|logic|law|word|wisdom|common sense|experience|memory|reason|instinct|tests?|experiments?|everything|everyone|nobody|no one|neither|none|one|both|each|all|people)$/iu;
/** A question, or a subject that says that nobody spoke. */
const ASKS_OR_DENIES = /^(?:which|what|who|whose|whom|how|why|when|where|no|neither|nor|none)\s/iu;
/** Nouns that a number or a share stands before: "over 300 people", "two thirds of voters". */
const COUNTED =
  /^(?:(?:over|more than|fewer than|less than|at least|up to|about|around|nearly|almost|some|roughly|only|just|another|a further)\s+)?(?:\d[\d,.]*|half|a (?:third|quarter|dozen|majority|handful|couple|number|few)|most|many|several|few|some|(?:one|two|three|four|five|six|seven|eight|nine|ten)(?:[\s-](?:thirds?|quarters?|fifths?|in (?:three|four|five|ten)))?|dozens|scores|hundreds|thousands)(?:\s+(?:per cent|percent|%))?\s+(?:of\s+(?:the\s|its\s|his\s|her\s|their\s)?)?/iu;
const SURE_SPEECH = /^(?:said|says|say|told|tells|tell|added|adds|wrote|recalled|asked|)$/u;

/** "Ash met envoys and said …": what the subject did first is not part of who it is. */
const DID_FIRST =
  /^(?<who>(?:.*\s)?\p{Lu}[\p{L}'’-]+)\s+(?:met|went|came|took|gave|left|saw|sent|spoke|(?!(?:based|backed|allied|aligned|named|titled|retired|united|armed)\b)\p{Ll}{3,}ed)\s+\S.*$/u;

/** What kind of speaker a noun phrase such as "a source close to Ash", "Gen. Mark Ash" or "he" is. */
export function readSpeakerPhrase(words: string, verb = ""): SpeakerPhrase | undefined {
  const phrase = DID_FIRST.exec(words)?.groups?.who ?? words;
  if (/^reads?$/u.test(verb) && !isDocument(phrase)) return undefined;
  if (PRONOUN.test(phrase)) return { kind: "pronoun" };
  if (SELF.test(phrase)) return { kind: "self" };
  if (NOBODY.test(phrase) || ASKS_OR_DENIES.test(phrase) || phrase.length > 200) return undefined;
  const together = severalOf(phrase);
  if (together !== undefined) return named(together);
  const name = nameOf(phrase);
  if (name !== undefined) return named(name);
  const description = shorten(phrase);
  if (!/\p{L}{3}/u.test(description)) return undefined;
  if (!describesSpeaker(description, verb)) return undefined;
  const body = bodyOf(description);
  if (body !== undefined) return named(body);
  const definite = /^(?:the|that|this)\s+(?<rest>.+)$/iu.exec(description);
  if (definite?.groups?.rest !== undefined) {
    return { kind: "definite", head: headOf(definite.groups.rest), description: lowerFirst(description) };
  }
  return { kind: "voice", voice: { kind: "unnamed", description: lowerFirst(description) } };
}

/** The head noun of a description: "specialist" in "a specialist in local affairs", "authors" in "one of the authors". */
export function headOf(description: string): string {
  const counted = COUNTED.exec(description)?.[0];
  const rest =
    counted === undefined || counted.length === description.length
      ? description
      : description.slice(counted.length);
  const core =
    rest.replace(/^(?:an?|the|one|that|this)\s+/iu, "").split(new RegExp(PREPOSITION, "iu"))[0] ?? "";
  return (
    core
      .replace(/\s+(?:who|which|familiar|close)\b.*$/u, "")
      .replace(
        /\s+(?:there|here|(?:\p{Ll}+(?:ed|ing)|seen|shown|sent|given|known|written|held|made|kept|sworn|drawn|led|run|built))$/u,
        "",
      )
      .trim()
      .split(/\s+/u)
      .at(-1) ?? ""
  ).toLowerCase();
}

/** Anybody whom an article or a number introduces may speak, cooks and clerks, too, unless it is plainly a thing. */
function describesSpeaker(description: string, verb: string): boolean {
  const head = headOf(description);
  if (canSpeak(head)) return startsAsPhrase(description, head);
  const introduced = /^(?:an?|one|another|two|three|four|five|\p{Lu}[\p{L}’'-]*[’']s?)\s/iu.test(description);
  const isShort = description.split(/\s+/u).length <= 5 && !description.includes(",");
  return introduced && isShort && SURE_SPEECH.test(verb) && !isThing(head) && /^\p{L}{3,}$/u.test(head);
}

/** "singer said" lacks its beginning; "residents said" does not. */
function startsAsPhrase(description: string, head: string): boolean {
  if (
    /^(?:police|staff|media|press|management|government|congress|parliament|counsel|prosecution|defence|people|.*s|.*men|.*women|.*people)$/iu.test(
      head,
    )
  )
    return true;
  return (
    /^(?:an?|the|one|another|this|that|some|any|every|each|his|her|its|their|our|my|\d|\p{Lu})/iu.test(
      description,
    ) && /\s/u.test(description)
  );
}

/** "Tom Berg and Ana Ruiz", "Mark Ash and two colleagues"; undefined for one speaker, or where a part cannot be read. */
function severalOf(phrase: string): string | undefined {
  const parts = phrase.replace(/^both\s+/iu, "").split(/,\s+(?:and\s+)?|\s+and\s+/u);
  if (parts.length < 2) return undefined;
  const names = parts.map(nameOf);
  const [first] = names;
  if (first === undefined || isBody(first.split(" ").at(-1) ?? "") || / (?:of|for) /u.test(first))
    return undefined;
  const told = parts.map((part, index) => names[index] ?? (canSpeak(headOf(part)) ? part : undefined));
  if (told.includes(undefined)) return undefined;
  return `${told.slice(0, -1).join(", ")} and ${told.at(-1)}`;
}

/** "the Dorn administration": a body that has a name, though its noun is in lower case. */
function bodyOf(description: string): string | undefined {
  const name = description.replace(/^the\s/iu, "");
  if (/^an?\s/iu.test(name) || !/(?<![\p{L}])\p{Lu}\S*\s/u.test(name) || /[,;]/u.test(name)) return undefined;
  return isBody(name.split(" ").at(-1) ?? "") && !PREPOSITION.test(name) ? name : undefined;
}

const named = (name: string): SpeakerPhrase => ({
  kind: "voice",
  voice: { kind: "named", name, certain: true },
});

function shorten(phrase: string): string {
  const words = phrase.split(/\s+/u);
  return words.length <= 14 ? words.join(" ") : `${words.slice(0, 14).join(" ")} …`;
}

function lowerFirst(text: string): string {
  const [first = ""] = text.split(/[\s’']/u);
  const isPlain =
    /^(?:A|An|The|One|Two|Three|Some|Several|Many|Other|Over|More|Most|At|About|Around|Nearly|Senior|This|That|Another)$/u.test(
      first,
    ) ||
    (canSpeak(first.toLowerCase()) &&
      /^\p{Lu}\p{Ll}+$/u.test(first) &&
      /^(?:$|\s\p{Ll})/u.test(text.slice(first.length)));
  return isPlain ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}
