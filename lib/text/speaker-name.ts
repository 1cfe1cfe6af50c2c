import { COMMON_WORDS, PARTICLES, TITLES } from "#lib/language/en/name-words.ts";
import { aliasOf } from "./aliases.ts";
import { findNames, type NameMention } from "./names.ts";
import { canSpeak, isBody, isOccupation, isOffice } from "./speaking-nouns.ts";
import { foldWord, isFunctionWord } from "./tokens.ts";

export const PREPOSITION =
  /(?:^|\s)(?:of|for|from|to|with|in|at|near|by|on|under|about|against|inside|within|among|familiar|close|behind|over|after|before|during|like|unlike|despite|since|until|without|through|than|via)\s/iu;
/** What goes on in a body's name: "Bureau of Labour Statistics", "Department of Health and Social Care". */
const BODY_OF = new RegExp(
  "^(?: (?:of|for|on|de|du|des)(?: the)? CAPS(?:(?:, CAPS)* and CAPS)?)+".replaceAll(
    "CAPS",
    "\\p{Lu}[\\p{L}’'-]*(?: \\p{Lu}[\\p{L}’'-]*)*",
  ),
  "u",
);

/** The name in a phrase, when the phrase is about its bearer and not about somebody near to him. */
export function nameOf(phrase: string): string | undefined {
  // "Sources" has its capital from the start of the sentence.
  if (COMMON_WORDS.has(phrase.toLowerCase())) return undefined;
  const names = properNames(phrase);
  if (names[0]?.start === 0 && isOrdinary(names[0].text)) names.shift();
  const [first, last] = [names[0], names.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const lead = phrase.slice(0, first.start).trim();
  const after = phrase.slice(first.end);
  const leadIsTitles =
    lead === "" || lead.split(/\s+/u).every((word) => isTitle(word) || /^(?:the|both|even)$/iu.test(word));
  if (leadIsTitles && (after.trim() === "" || /^\s*,/u.test(after))) return bare(first.text);
  // "Mark Ash of the Harbour Post"; "Over at the Harbour Post" and "Board of the union" are about somebody else.
  const placed = names.find((name) => PREPOSITION.exec(phrase.slice(name.end))?.index === 0);
  if (placed !== undefined && (placed.terms.length > 1 || (placed === first && leadIsTitles))) {
    const isPlace = placed.terms.length === 1 && aliasOf(foldWord(placed.text)) !== undefined;
    return isPlace || endsAsBody(placed.text) ? undefined : nameOf(phrase.slice(0, placed.end));
  }
  // "the Harbour Post’s Jo Bly", "former US general Mark Ash": the name ends the phrase, and no preposition leads to it.
  if (phrase.slice(last.end).trim() !== "") return undefined;
  const before = phrase.slice(0, last.start);
  const possessive = before.lastIndexOf("’s ") >= 0 || before.lastIndexOf("'s ") >= 0;
  if (PREPOSITION.test(before) && !possessive) return undefined;
  if (last.terms.length === 1 && /\s(?:in|of)\s/u.test(before)) return undefined;
  if (!before.trim().split(/\s+/u).every(mayStandBefore)) return undefined;
  return bare(last.text);
}

/** Runs of capitalised words, adjacent countries included ("Iran Army" is one), without titles at the front. */
function properNames(phrase: string): NameMention[] {
  const probe = `x ${phrase}`;
  const found: NameMention[] = [];
  for (const mention of findNames(probe)) {
    const previous = found.at(-1);
    if (previous !== undefined && mention.start < previous.end) continue;
    const name = wholeBody(probe, mention);
    const gap = previous === undefined ? "" : probe.slice(previous.end, name.start);
    if (previous !== undefined && (/^(?: |-| & )$/u.test(gap) || name.start < previous.end)) {
      const start = Math.min(previous.start, name.start);
      const terms = [...previous.terms, ...name.terms];
      found[found.length - 1] = { start, end: name.end, text: probe.slice(start, name.end), terms };
    } else found.push(name);
  }
  return found.map((name) => ({ ...name, start: name.start - 2, end: name.end - 2 }));
}

/** "Defence Ministry", "Bureau of Labour Statistics": what would be a title before a person belongs to a body's name. */
function wholeBody(probe: string, name: NameMention): NameMention {
  const own = name.text.split(" ");
  const at = own.findLastIndex((word) => isBody(word));
  if (at < 0) return name;
  const before = /(?:(?<![\p{L}’'-])\p{Lu}[\p{L}-]* )+$/u.exec(probe.slice(0, name.start))?.[0] ?? "";
  const words = before.split(" ").filter((word) => word !== "" && !isFunctionWord(word));
  const start = name.start - words.reduce((length, word) => length + word.length + 1, 0);
  const behind = at === own.length - 1 ? (BODY_OF.exec(probe.slice(name.end))?.[0] ?? "") : "";
  const end = name.end + behind.length;
  const terms = [...words.map(foldWord), ...name.terms, ...(behind === "" ? [] : [behind.trim()])];
  return { start, end, text: probe.slice(start, end), terms };
}

/** The name without what its bearer does: "Novelist Dora Finch", "CEO Karl Ostrand". */
function bare(name: string): string | undefined {
  const all = name.replace(/^the\s/iu, "").split(" ");
  // "Norvik Foods CEO Karl Ostrand"
  const office = all.findLastIndex((word, index) => isOffice(word) && index < all.length - 1);
  const words = all.slice(office + 1);
  while (words.length > 1 && isOccupation(words[0] ?? "") && !words.some((word) => isBody(word)))
    words.shift();
  const [only] = words;
  if (words.length === 1 && only !== undefined && (isOrdinary(only) || isBody(only) || isPartyTag(only)))
    return undefined;
  return words.join(" ");
}

/** A capital that only the start of a sentence gives: "Over", "Commenting". */
function isOrdinary(word: string): boolean {
  const folded = foldWord(word);
  if (/^\p{Lu}{2,}$|\s/u.test(word)) return false;
  return (
    COMMON_WORDS.has(folded) ||
    isFunctionWord(word) ||
    isOccupation(word) ||
    isPluralOfPeople(folded) ||
    /^\p{L}{2,}(?:ing|ly)$/u.test(word)
  );
}

/** "Lifeguards", "Fans". */
function isPluralOfPeople(word: string): boolean {
  return /[^s]s$/u.test(word) && canSpeak(word) && !isBody(word);
}

function isPartyTag(word: string): boolean {
  return /^(?:\p{Lu}|Lab|Con|Lib|Ind)-\p{Lu}/u.test(word);
}

function endsAsBody(name: string): boolean {
  return isBody(name.split(" ").at(-1) ?? "");
}

function isTitle(word: string): boolean {
  const folded = foldWord(word.replace(/[.,]/gu, ""));
  return TITLES.has(folded) || PARTICLES.has(folded) || isOccupation(word);
}

/** Verbs and links between clauses do not stand before a name that ends its phrase. */
function mayStandBefore(word: string): boolean {
  return !/^(?:is|was|are|were|be|been|has|had|have|did|does|do|will|would|can|could|may|might|should|must|and|or|but|that|which|who|whom|whether|if|because|while|than|not|said|says|told)$/iu.test(
    word,
  );
}
