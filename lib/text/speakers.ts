import type { Voice } from "#lib/schema/answer.ts";
import type { Span } from "#lib/schema/passage.ts";
import { type Attribution, findAttributions, TURNS_TO_ANOTHER } from "./attributions.ts";
import { fullName, isAcronymOf } from "./full-name.ts";
import { isPerson, peopleBetween, peopleIn } from "./people.ts";
import { MASK } from "./quotation-mask.ts";
import { maskedWords, type OwnVoice, type Scene, sceneAt, scenesBefore, sentencesOf } from "./scene.ts";
import { headOf, readSpeakerPhrase } from "./speaker-phrase.ts";
import { isBody, isDocument, isThing } from "./speaking-nouns.ts";
import { foldWord } from "./tokens.ts";
import { turnLabel } from "./turn-label.ts";

/** How many paragraphs back a pronoun or a continued quotation may point. */
const MAX_PARAGRAPHS_BACK = 3;
/** How many back "the specialist" may point; only paragraphs that have the word are looked at. */
const MAX_PARAGRAPHS_BACK_TO_DESCRIPTION = 100;
/** Words of a quotation by which it is known again where the article prints it once more. */
const PULLED_LENGTH = 40;
/** Deeds as much as words: who else is named as the source in such a sentence comes first. */
const ACT = /^(?:urge|announce|den|pledge|vow|call)/u;
/** Who adds has spoken before. */
const SPEAKS_ON = /^(?:add|continue)/u;
const PLURAL_VERB =
  /^(?:say|tell|warn|argue|insist|explain|predict|believe|think|expect|suggest|report|claim|write|fear)$/u;
const OUTLET: Voice = { kind: "outlet" };
/** Somebody may speak who cannot be told for certain: the outlet vouches for no more than that it prints the words. */
const OPEN: Voice = { kind: "outlet", leftOpen: true };

/**
 * Who speaks in a sentence: the outlet, a named person, or somebody unnamed. A name is `certain` when the sentence says
 * itself who speaks; not when a pronoun, a continued quotation or a description points back to the speaker before. Where
 * two speak, where a question is asked, or where nothing tells which of two is meant, it is the outlet that speaks. Names
 * come in the fullest form that `text` has. What an outlet quotes by way of another one is said by the person quoted, or,
 * if there is none, by that other outlet.
 *
 * @param text the whole article, or as much of it as is known
 * @param span the sentence within it
 */
export function speakerOf(text: string, span: Span, own?: OwnVoice): Voice {
  if (text.startsWith("#", span[0])) return OUTLET;
  const scene = sceneAt(text, span[0], own);
  const label = turnLabel(text, text.slice(...scene.paragraph));
  if (label !== undefined) return ownOr(scene, label);
  const direct = directVoice(scene, span, MAX_PARAGRAPHS_BACK);
  if (direct !== undefined) return direct;
  if (!isQuoted(scene, span)) return OUTLET;
  return printedElsewhere(scene, span) ?? uncertain(speakerAround(scene, span)) ?? OPEN;
}

/** Who speaks by the words of the sentence itself; the outlet where they leave it open; undefined where they tell nothing. */
function directVoice(scene: Scene, span: Span, back: number): Voice | undefined {
  const masked = maskedWords(scene, span);
  const attributions = findAttributions(masked);
  const [chosen] = choose(attributions, masked);
  if (chosen === undefined) return undefined;
  if (/\?[\s"”’)]*$/u.test(masked) && !chosen.final) return OUTLET;
  const isOther = (other: Attribution) =>
    other.certain && other.subject !== chosen.subject && turnsBetween(masked, chosen, other);
  if (!chosen.final && attributions.some(isOther)) return OPEN;
  return resolve(scene, span, chosen, back) ?? (isThing(headOf(chosen.subject)) ? OUTLET : OPEN);
}

function turnsBetween(masked: string, a: Attribution, b: Attribution): boolean {
  return TURNS_TO_ANOTHER.test(masked.slice(Math.min(a.at, b.at), Math.max(a.at, b.at)));
}

/** What covers the whole sentence first, then in order of place; "according to" last, for it hands on what another said. */
function choose(attributions: readonly Attribution[], masked: string): Attribution[] {
  const rank = (a: Attribution) => {
    if (ACT.test(a.verb)) return 3;
    if (/^(?:according to|in the words of)/iu.test(masked.slice(a.at))) return 2;
    return a.final ? 0 : 1;
  };
  return [...attributions].sort((a, b) => rank(a) - rank(b) || a.at - b.at);
}

function resolve(scene: Scene, span: Span, attribution: Attribution, back: number): Voice | undefined {
  const phrase = readSpeakerPhrase(attribution.subject, attribution.verb);
  if (phrase === undefined) return undefined;
  if (phrase.kind === "self") return OUTLET;
  if (phrase.kind === "pronoun") return behindPronoun(scene, span, attribution, back);
  if (phrase.kind === "definite") {
    const antecedent = back > 0 ? antecedentOf(scene, span[0], phrase.head) : undefined;
    return antecedent ?? { kind: "unnamed", description: phrase.description };
  }
  if (phrase.voice.kind !== "named") {
    // "Sanders said": a name that looks like a plural.
    const full = fullName(scene.text, attribution.subject);
    return full.includes(" ") && full !== attribution.subject ? ownOr(scene, full) : phrase.voice;
  }
  if (isPluralNoun(scene, span, attribution)) return undefined;
  const voice = ownOr(scene, phrase.voice.name);
  if (attribution.certain || voice.kind !== "named") return voice;
  return /\s/u.test(voice.name) ? uncertain(voice) : undefined;
}

/** "Experiments suggest …": one word with the capital of the sentence, which nowhere else has one. */
function isPluralNoun(scene: Scene, span: Span, { subject, verb }: Attribution): boolean {
  if (!/^\p{L}+[^s\P{L}]s$/u.test(subject) || !maskedWords(scene, span).trimStart().startsWith(subject))
    return false;
  if (PLURAL_VERB.test(verb)) return true;
  return !new RegExp(`[\\p{Ll}\\d,;’] ${subject}(?![\\p{L}])`, "u").test(scene.text);
}

function ownOr(scene: Scene, name: string): Voice {
  const full = name
    .split(/(, | and )/u)
    .map((part) => fullName(scene.text, part))
    .join("");
  const { own } = scene;
  const same = (other: string) =>
    foldWord(other).replace(/^the /u, "") === foldWord(full).replace(/^the /u, "");
  if (
    own !== undefined &&
    (same(own.outletName) || isAcronymOf(full, own.outletName) || own.authors.some(same))
  )
    return OUTLET;
  return { kind: "named", name: full, certain: true };
}

/** All its words stand in quotation marks. */
function isQuoted(scene: Scene, span: Span): boolean {
  const masked = maskedWords(scene, span);
  return masked.includes(MASK) && !/\p{L}/u.test(masked);
}

/** A quotation pulled out of the text: its words stand in the article once more, with their speaker. */
function printedElsewhere(scene: Scene, [start, end]: Span): Voice | undefined {
  const words = scene.text
    .slice(start, end)
    .replace(/^["“'‘\s]+/u, "")
    .slice(0, PULLED_LENGTH);
  if (words.length < PULLED_LENGTH) return undefined;
  for (let at = scene.text.indexOf(words); at >= 0; at = scene.text.indexOf(words, at + 1)) {
    if (at >= start && at < end) continue;
    const other = sceneAt(scene.text, at, scene.own);
    const sentence = sentencesOf(other).find((one) => one[0] <= at && at < one[1]);
    const voice =
      sentence === undefined
        ? undefined
        : (directVoice(other, sentence, 1) ?? speakerAround(other, sentence));
    if (voice !== undefined) return voice;
  }
  return undefined;
}

/** The speaker of the quotation that goes on in this sentence: named in the paragraph, or in those before it. */
function speakerAround(scene: Scene, span: Span): Voice | undefined {
  const all = sentencesOf(scene);
  const before = all.filter(([, end]) => end <= span[0]).reverse();
  for (const other of before) {
    const voice = directVoice(scene, other, 1);
    if (voice !== undefined) return voice;
    if (!isQuoted(scene, other)) return undefined;
  }
  const next = all.find(([start]) => start >= span[1]);
  const behind = next === undefined ? undefined : directVoice(scene, next, 1);
  return behind ?? lastSpeaker(scene, span[0], MAX_PARAGRAPHS_BACK)?.voice;
}

/** Who spoke last before `at`, in this paragraph or those before it, and where. */
function lastSpeaker(
  scene: Scene,
  at: number,
  back: number,
): { voice: Voice; scene: Scene; span: Span } | undefined {
  for (const before of scenesBefore(scene, back)) {
    for (const span of sentencesOf(before).reverse()) {
      if (span[1] > at) continue;
      const voice = directVoice(before, span, back - 1);
      if (voice !== undefined) return { voice, scene: before, span };
    }
  }
  return undefined;
}

/** "He said": who spoke last, unless another person has been named since, or beside him. */
function behindPronoun(scene: Scene, span: Span, { subject, verb }: Attribution, back: number): Voice {
  const last = lastSpeaker(scene, span[0], back);
  const isPlural = /^they$/iu.test(subject);
  if (last === undefined) return isPlural ? OPEN : (personBefore(scene, span[0]) ?? OPEN);
  const { voice } = last;
  if (voice.kind === "outlet") return OPEN;
  if (voice.kind === "unnamed") {
    const head = headOf(voice.description);
    return isPlural || !(isBody(head) || isDocument(head) || /[^s]s$/u.test(head)) ? voice : OPEN;
  }
  if (isPlural || !isPerson(voice.name)) return OPEN;
  const rivals = peopleBetween(last.scene, last.span, scene, span[0]).filter((name) => name !== voice.name);
  return rivals.length > 0 && !SPEAKS_ON.test(verb) ? OPEN : { ...voice, certain: false };
}

/** The one person named in the sentence before: "Mark Ash went home. “It is late,” he said." */
function personBefore(scene: Scene, at: number): Voice | undefined {
  for (const before of scenesBefore(scene, 1)) {
    const sentence = sentencesOf(before).findLast(([, end]) => end <= at);
    if (sentence === undefined) continue;
    const people = new Set(peopleIn(scene.text, maskedWords(before, sentence)));
    const [name] = people;
    return people.size === 1 && name !== undefined ? { kind: "named", name, certain: false } : undefined;
  }
  return undefined;
}

/** "the specialist" is the last specialist who spoke, named or not. */
function antecedentOf(scene: Scene, at: number, head: string): Voice | undefined {
  for (const before of scenesBefore(scene, MAX_PARAGRAPHS_BACK_TO_DESCRIPTION, head)) {
    for (const span of sentencesOf(before).reverse()) {
      if (span[1] > at) continue;
      const masked = maskedWords(before, span);
      for (const attribution of findAttributions(masked)) {
        const phrase = readSpeakerPhrase(attribution.subject, attribution.verb);
        if (phrase?.kind !== "voice") continue;
        const { voice } = phrase;
        if (voice.kind === "unnamed" && headOf(voice.description) === head) return voice;
        if (voice.kind === "named" && new RegExp(`\\b${head}\\b`, "iu").test(masked.slice(0, 400))) {
          return uncertain(ownOr(before, voice.name));
        }
      }
    }
  }
  return undefined;
}

function uncertain(voice: Voice | undefined): Voice | undefined {
  return voice?.kind === "named" ? { ...voice, certain: false } : voice;
}
