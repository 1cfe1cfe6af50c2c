import type { Voice } from "#lib/domain/answer.ts";
import type { Span } from "#lib/domain/passage.ts";
import { type Attribution, findAttributions, MASK, maskQuotations } from "./attributions.ts";
import { isSpace } from "./characters.ts";
import { fullName, isAcronymOf } from "./full-name.ts";
import { findNames } from "./names.ts";
import { findQuotations, type Quotation } from "./quotations.ts";
import { sentences } from "./sentences.ts";
import { headOf, readSpeakerPhrase } from "./speaker-phrase.ts";
import { foldWord } from "./tokens.ts";

/** The article's own names: what they say is the outlet's own voice. */
export type OwnVoice = { outletName: string; authors: readonly string[] };

/** How many paragraphs back a pronoun or a continued quotation may point. */
const MAX_PARAGRAPHS_BACK = 3;
/** How many back "the specialist" may point; only paragraphs that have the word are looked at. */
const MAX_PARAGRAPHS_BACK_TO_DESCRIPTION = 100;
/** Deeds as much as words: who else is named as the source in such a sentence comes first. */
const ACT = /^(?:urge|announce|den|pledge|vow|call)/u;
const OUTLET: Voice = { kind: "outlet" };

/**
 * Who speaks in a sentence: the outlet, a named person, or somebody unnamed. A name is `certain` when the sentence says
 * itself who speaks; not when a pronoun, a continued quotation or a description points back to the speaker before. Names
 * come in the fullest form that `text` has. What an outlet quotes by way of another one is said by the person quoted, or,
 * if there is none, by that other outlet.
 *
 * @param text the whole article, or as much of it as is known
 * @param span the sentence within it
 */
export function speakerOf(text: string, span: Span, own?: OwnVoice): Voice {
  if (text.startsWith("#", span[0])) return OUTLET;
  const paragraph = paragraphAt(text, span[0]);
  const scene: Scene = { text, own, ...read(text, paragraph) };
  const direct = directVoice(scene, span, MAX_PARAGRAPHS_BACK);
  if (direct !== undefined) return direct;
  if (!isMostlyQuoted(scene, span)) return OUTLET;
  return (
    uncertain(neighbourInParagraph(scene, span) ?? previousSpeaker(scene, span[0], MAX_PARAGRAPHS_BACK)) ??
    OUTLET
  );
}

type Scene = {
  text: string;
  own: OwnVoice | undefined;
  paragraph: Span;
  /** In coordinates of `text`. */
  quotations: readonly Quotation[];
  masked: string;
};

function read(text: string, paragraph: Span): Pick<Scene, "paragraph" | "quotations" | "masked"> {
  const own = text.slice(...paragraph);
  const found = findQuotations(own);
  return {
    paragraph,
    quotations: found.map((q) => ({ ...q, start: q.start + paragraph[0], end: q.end + paragraph[0] })),
    masked: maskQuotations(
      own,
      found.map((q) => [q.start, q.end] as const),
    ),
  };
}

function directVoice(scene: Scene, span: Span, back: number): Voice | undefined {
  const offset = scene.paragraph[0];
  const masked = scene.masked.slice(span[0] - offset, span[1] - offset);
  const attributions = findAttributions(masked);
  const chosen = choose(attributions, masked);
  for (const attribution of chosen) {
    const voice = resolve(scene, span, attribution, back);
    if (voice === undefined) continue;
    const rivals = attributions.filter(
      (other) =>
        other.subject !== attribution.subject && !other.final && other.certain && !/according/u.test(masked),
    );
    const coordinated = /\band\b/u.test(attribution.subject);
    const shared = (rivals.length > 0 && !attribution.final) || coordinated;
    return voice.kind === "named" && (shared || !attribution.certain) ? { ...voice, certain: false } : voice;
  }
  return undefined;
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
  if (phrase.kind === "voice")
    return phrase.voice.kind === "named" ? named(scene, phrase.voice.name) : phrase.voice;
  if (phrase.kind === "pronoun") {
    const before = previousSpeaker(scene, span[0], back);
    // "They" may be anybody; without a speaker before it the sentence stays the outlet's.
    if (before !== undefined || /^they$/iu.test(attribution.subject)) return uncertain(before);
    return personBefore(scene, span[0]) ?? { kind: "unnamed", description: "a person not named here" };
  }
  const antecedent = back > 0 ? antecedentOf(scene, span[0], phrase.head) : undefined;
  return antecedent ?? { kind: "unnamed", description: phrase.description };
}

function named(scene: Scene, name: string): Voice {
  const full = fullName(scene.text, name);
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

function isMostlyQuoted({ quotations, text }: Scene, [start, end]: Span): boolean {
  const quoted = quotations.reduce(
    (sum, q) => sum + Math.max(0, Math.min(q.end, end) - Math.max(q.start, start)),
    0,
  );
  return quoted * 2 >= text.slice(start, end).length;
}

/** The speaker named by another sentence of the same paragraph: before it, or else right behind it. */
function neighbourInParagraph(scene: Scene, span: Span): Voice | undefined {
  const all = sentencesOf(scene);
  const before = all.filter(([, end]) => end <= span[0]).reverse();
  const after = all.filter(([start]) => start >= span[1]).slice(0, 1);
  for (const other of [...before, ...after]) {
    const voice = directVoice(scene, other, 1);
    if (voice !== undefined) return voice;
  }
  return undefined;
}

/** Who spoke last before `at`, in this paragraph or those before it. */
function previousSpeaker(scene: Scene, at: number, back: number): Voice | undefined {
  for (const before of scenesBefore(scene, back)) {
    for (const other of sentencesOf(before).reverse()) {
      if (other[1] > at) continue;
      const voice = directVoice(before, other, back - 1);
      if (voice !== undefined) return voice;
    }
  }
  return undefined;
}

/** The paragraph at hand, then those before it (that hold the word), nearest first. */
function* scenesBefore(scene: Scene, back: number, word = ""): Generator<Scene> {
  yield scene;
  let start = scene.paragraph[0];
  for (let step = 0; step < back; step++) {
    let end = start;
    while (end > 0 && isSpace(scene.text.charCodeAt(end - 1))) end--;
    if (end === 0) return;
    const paragraph = paragraphAt(scene.text, end - 1);
    start = paragraph[0];
    if (!scene.text.slice(...paragraph).includes(word)) continue;
    yield { text: scene.text, own: scene.own, ...read(scene.text, paragraph) };
  }
}

/** The nearest person named in the sentence before, or in the paragraph before: "Ash went home. “It is late,” he said." */
function personBefore(scene: Scene, at: number): Voice | undefined {
  for (const before of scenesBefore(scene, 1)) {
    for (const [start, end] of sentencesOf(before).reverse()) {
      if (end > at) continue;
      const offset = before.paragraph[0];
      const people = findNames(before.masked.slice(start - offset, end - offset).replaceAll(MASK, " "))
        .map((name) => fullName(scene.text, name.text))
        .filter((name) => /\s/u.test(name));
      const person = people[0];
      if (person !== undefined) return { kind: "named", name: person, certain: false };
    }
  }
  return undefined;
}

/** "the specialist" is the last specialist who spoke, named or not. */
function antecedentOf(scene: Scene, at: number, head: string): Voice | undefined {
  for (const before of scenesBefore(scene, MAX_PARAGRAPHS_BACK_TO_DESCRIPTION, head)) {
    for (const [start, end] of sentencesOf(before).reverse()) {
      if (end > at) continue;
      const offset = before.paragraph[0];
      const masked = before.masked.slice(start - offset, end - offset);
      for (const attribution of findAttributions(masked)) {
        const phrase = readSpeakerPhrase(attribution.subject, attribution.verb);
        if (phrase?.kind !== "voice") continue;
        const { voice } = phrase;
        if (voice.kind === "unnamed" && headOf(voice.description) === head) return voice;
        if (voice.kind === "named" && new RegExp(`\\b${head}\\b`, "iu").test(masked.slice(0, 400))) {
          return uncertain(named(before, voice.name));
        }
      }
    }
  }
  return undefined;
}

function uncertain(voice: Voice | undefined): Voice | undefined {
  return voice?.kind === "named" ? { ...voice, certain: false } : voice;
}

function sentencesOf({ text, paragraph }: Scene): Span[] {
  return sentences(text.slice(...paragraph)).map(
    ({ start, end }) => [start + paragraph[0], end + paragraph[0]] as const,
  );
}

function paragraphAt(text: string, at: number): Span {
  const start = text.lastIndexOf("\n\n", at);
  const end = text.indexOf("\n\n", at);
  return [start < 0 ? 0 : start + 2, end < 0 ? text.length : end];
}
