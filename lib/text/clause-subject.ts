import { BEFORE_NAME } from "#lib/language/en/abbreviations.ts";
import { aliasOf } from "./aliases.ts";
import { MASK } from "./quotation-mask.ts";
import { nameOf } from "./speaker-name.ts";
import { readSpeakerPhrase } from "./speaker-phrase.ts";
import { INVERTIBLE } from "./speech-verbs.ts";
import { foldWord } from "./tokens.ts";

const AUXILIARY =
  /(?:\s+(?:also|has|have|had|later|then|already|recently|repeatedly|previously|often|long|once|further|separately|publicly|privately|openly|reportedly|now|still|would|does not|doesn['’]t|did not|didn['’]t|do not|don['’]t|to me|earlier|first|initially|finally|since|only|yesterday|today|(?:last|this|next) (?:week|month|year|night|spring|summer|autumn|winter)|(?:(?:late|early) )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:night|morning|evening|afternoon))?|(?!family|assembly|ally|bully|daily|weekly|monthly)\p{Ll}{2,}ly|simply|even|both|all|himself|herself|themselves))+$/u;
const PASSIVE =
  /(?:^|\s)(?:was|were|is|are|been|be|being|not|n['’]t|to|it|who|which|that|what|as|reportedly|widely|by|of|in|at|for|with|from|on|about)$/iu;
const LEADING =
  /^(?:(?:but|and|for|both|(?!Nearly|Only|Roughly|Family|Early)\p{Lu}\p{L}+ly|while|however|yet|though|although|still|because|when|as|since|where|so|or|meanwhile|later|instead|also|then|on \p{Lu}\p{L}+|last (?:week|month|year)|this (?:week|month|year))[,\s]+)+/iu;
const FINITE = /^(?:has|have|had|is|was|are|were|will|would|can|could|may|might|did|does|do|\p{Ll}+ed)$/u;
const CLAUSE_OPENER =
  /^(?:who|whose|whom|which|where|now|then|once|formerly|its|his|her|their|a|an|the|one|former|speaking|citing|himself|herself|based|aged|\d)/iu;
/** Words of one of several who speak together. */
const MAX_LISTED = 3;
/** Behind indirect speech; other verbs might have an object there, unless the sentence ends with it. */
const INVERTIBLE_WITHOUT_QUOTATION = /^(?:said|says|explained|explains|argued|argues|wrote|writes)$/u;

/** "“…,” said Mark Ash of the plan": the speaker behind the verb. */
export function invertedSubject(before: string, after: string, verb: string): string | undefined {
  if (!INVERTIBLE.test(verb)) return undefined;
  if (!new RegExp(`(?:${MASK}|${MASK}[,.]?|,)\\s*$`, "u").test(before) && before.trim() !== "")
    return undefined;
  // "Ash, who runs the port, said Iran …": the comma closes an aside, and the speaker stands before it.
  const parts = before.trimEnd().replace(/,$/u, "").split(",");
  const aside = parts.at(-1)?.trim() ?? "";
  if (!before.includes(MASK) && parts.length > 1 && CLAUSE_OPENER.test(aside)) return undefined;
  if (!/^\s+\p{L}/u.test(after)) return undefined;
  const phrase = nounPhrase(after.trimStart());
  if (phrase === undefined) return undefined;
  const rest = after.trimStart().slice(phrase.length);
  if (!before.includes(MASK) && !INVERTIBLE_WITHOUT_QUOTATION.test(verb) && !/^[.\s]*$/u.test(rest))
    return undefined;
  const name = nameBehind(phrase, rest);
  if (name !== undefined) return name;
  // "Ash, the union’s chairman, said Ana Ruiz would go": what cannot be read as a speaker is the beginning of the speech.
  return readSpeakerPhrase(phrase, verb) === undefined ? undefined : phrase;
}

/** "said the port’s manager, Mark Ash": the name that stands behind a description. */
function nameBehind(description: string, rest: string): string | undefined {
  const name = /^,\s+(?<name>\p{Lu}[^,.;:]{2,40})(?=[,.;]|$)/u.exec(rest)?.groups?.name;
  if (name === undefined || nameOf(description) !== undefined) return undefined;
  return readSpeakerPhrase(description) !== undefined && (nameOf(name) ?? "").includes(" ")
    ? name
    : undefined;
}

/** A name or a description at the start of `text`, up to what cannot belong to it. */
export function nounPhrase(text: string): string | undefined {
  const end = text.search(
    new RegExp(
      `(?<!(?<!\\p{L})(?:\\p{Lu}|${[...BEFORE_NAME].join("|")}))\\.(?=\\s|$|${MASK})|[;:(—–${MASK}](?=\\s|$|${MASK})|,|\\s(?:who|which|that|and|but|of the (?:agreement|plan|deal|move|decision)|has|had|is|was|were|said|says|in an?|on \\p{Lu}|at an?|to (?:me|us)|after|during|while)\\s|\\s(?:last|on|this)\\s|${MASK}`,
      "u",
    ),
  );
  const phrase = (end < 0 ? text : text.slice(0, end)).trim();
  return phrase === "" ? undefined : phrase;
}

/** The subject that ends where the verb begins, with what stands between commas passed over. */
export function subjectBefore(before: string): string | undefined {
  let text = before.trimEnd().replace(AUXILIARY, "").trimEnd();
  if (text === "" || PASSIVE.test(text)) return undefined;
  if (/\sand$/u.test(text)) {
    return leadingPhrase(text.replace(/\sand$/u, ""));
  }
  if (text.endsWith(",") || text.endsWith("—") || text.endsWith(")")) {
    text = withoutAside(text);
  }
  const phrase = lastSegment(text)
    .trim()
    .replace(LEADING, "")
    .replace(/^.*\s(?:because|although|while|but|as)\s/u, "");
  // "a grenade which officials said was old" is the outlet's sentence, but for its clause.
  if (
    phrase === "" ||
    PASSIVE.test(phrase) ||
    /(?:^|\s)(?:which|who|whom|that|whose|whether|how|if|agreed)\s/u.test(phrase)
  )
    return undefined;
  return phrase;
}

/** What stands behind the last mark; of "Ash, Bly and Dorn" all three. */
function lastSegment(text: string): string {
  const marks = [",", ";", ":", "—", "–", MASK, "("];
  let from = Math.max(...marks.map((mark) => text.lastIndexOf(mark))) + 1;
  while (/\sand\s/u.test(text.slice(from)) && text.charAt(from - 1) === ",") {
    const before = text.slice(0, from - 1);
    const start = Math.max(...marks.map((mark) => before.lastIndexOf(mark))) + 1;
    const part = before.slice(start).trim();
    if (part.split(/\s+/u).length > MAX_LISTED || readSpeakerPhrase(part)?.kind !== "voice") break;
    from = start;
  }
  return text.slice(from);
}

/** "Ash, who runs the port," → "Ash"; "the port’s manager, Mark Ash," → "Mark Ash". */
function withoutAside(text: string): string {
  if (text.endsWith(")")) return text.slice(0, Math.max(0, text.lastIndexOf("(")));
  const parts = text.replace(/[,—]$/u, "").split(/,|—/u);
  const read = parts.map((part) => readSpeakerPhrase(part.trim().replace(LEADING, "")));
  const isNamed = (index: number, length: number) => {
    const phrase = read[index];
    return (
      phrase?.kind === "voice" &&
      phrase.voice.kind === "named" &&
      phrase.voice.name.split(" ").length >= length
    );
  };
  const last = parts.length - 1;
  const isName =
    isNamed(last, 2) && !/^\s*(?:now|then|once|formerly)\s|\s\p{Ll}+ed\s/u.test(parts[last] ?? "");
  if (isName && read[last - 1] !== undefined && !isNamed(last - 1, 1)) return parts[last] ?? "";
  const name = parts.findLastIndex((_, index) => index < last && isNamed(index, 1));
  if (name >= 0) return parts[name] ?? "";
  return parts[read.findLastIndex((phrase, index) => index < last && phrase !== undefined)] ?? "";
}

/** The subject of a clause whose verb is not known: its words up to the first that looks like a verb. */
export function leadingPhrase(clause: string): string | undefined {
  const words = clause
    .trim()
    .replace(/^.*[,;]\s+(?=\p{Lu})/u, "")
    .replace(LEADING, "")
    .split(/\s+/u);
  let end = words.findIndex((word, index) => index > 0 && looksFinite(word, words[index - 1] ?? ""));
  if (end < 0) end = words.length;
  const phrase = words.slice(0, end).join(" ");
  return phrase === "" ? undefined : phrase;
}

function looksFinite(word: string, before: string): boolean {
  if (FINITE.test(word)) return true;
  // After a name "travels" is a verb; after an adjective ("Shia leaders") it would be a noun.
  return /^\p{Ll}+s$/u.test(word) && /^\p{Lu}/u.test(before) && aliasOf(foldWord(before)) === undefined;
}
