import { baseTerm } from "#lib/text/irregular-forms.ts";
import { findNames } from "#lib/text/names.ts";
import { relatedTerms } from "#lib/text/related-words.ts";
import { isFunctionWord, tokenize } from "#lib/text/tokens.ts";
import { tellOpposedDeeds } from "./opposed-deeds.ts";
import { type Figure, readFigures } from "./read-figures.ts";
import {
  areOneDimension,
  areToldApart,
  isActedBesideActor,
  isStockBesideFlow,
  namedThings,
  withoutSpeaker,
} from "./same-measure.ts";
import { areOfDifferentTimes } from "./told-period.ts";

/** Figures this far apart, as a share of the larger, are not the same figure rounded. */
const APART = 0.05;
const JOB = "job";

/** A sentence with the terms of its words, other than those of its grammar. */
type Read = {
  text: string;
  figures: readonly Figure[];
  terms: ReadonlySet<string>;
  names: ReadonlySet<string>;
  things: readonly (readonly string[])[];
};

/**
 * True when two sentences give figures of one kind for one thing that are over 5 % apart, and none that agree: amounts,
 * changes, shares and speeds are kinds of their own; the thing is the noun with what describes it and whose it is; the
 * unit and the time are the same as far as they are told. That is no contradiction: figures may be older, or rounded.
 */
export function haveDifferentFigures(a: string, b: string): boolean {
  const [one, other] = [read(a), read(b)];
  const pairs = one.figures.flatMap((figure) => other.figures.map((second) => [figure, second] as const));
  if (pairs.some(([figure, second]) => haveOneUnit(figure, second) && !areApart(figure, second)))
    return false;
  if (!pairs.some(([figure, second]) => isOfOneThing(figure, second, one, other))) return false;
  return !areOfDifferentTimes(a, b) && !areToldApart(a, b);
}

function read(text: string): Read {
  const tokens = tokenize(text).filter(({ word }) => !isFunctionWord(word) && !/^\d/u.test(word));
  return {
    things: namedThings(text),
    text,
    figures: readFigures(text),
    terms: new Set(tokens.map(({ term }) => baseTerm(term))),
    names: new Set(findNames(withoutSpeaker(text)).flatMap(({ terms }) => terms)),
  };
}

function areApart(a: Figure, b: Figure): boolean {
  const [lower, upper] = a.high < b.low ? [a.high, b.low] : b.high < a.low ? [b.high, a.low] : [0, 0];
  return upper - lower > APART * upper;
}

/** One currency, percent or measure, or nouns that are the same or used for one another. */
function haveOneUnit(a: Figure, b: Figure): boolean {
  if (a.currency !== b.currency || a.isMeasure !== b.isMeasure) return false;
  if (a.isMeasure) return a.head === b.head || isRelated(a.head, b.head);
  return a.head !== "" && b.head !== "" && isRelated(a.head, b.head);
}

function isOfOneThing(a: Figure, b: Figure, inA: Read, inB: Read): boolean {
  if (a.kind !== b.kind || !(haveOneUnit(a, b) || areLostJobs(a, b, inA, inB))) return false;
  if (areOthers(a.owners, b.owners, inA, inB) || areOthers(inA.names, inB.names, inA, inB)) return false;
  if (tellOpposedDeeds(a.clause, b.clause) || isStockBesideFlow(a, b)) return false;
  if (a.isMeasure || a.kind === "rank") return areOneDimension(a, b) && sharesSubject(a, b, inA, inB);
  return (a.kind === "change" || !isActedBesideActor(a, b)) && describes(a, inB, b) && describes(b, inA, a);
}

/** Names that have nothing in common, before the figures or anywhere: another army, another town. */
function areOthers(a: ReadonlySet<string>, b: ReadonlySet<string>, inA: Read, inB: Read): boolean {
  if (a.size === 0 || b.size === 0) return false;
  const isIn = ({ names, terms }: Read, name: string) => names.has(name) || terms.has(baseTerm(name));
  return ![...a].some((name) => isIn(inB, name)) && ![...b].some((name) => isIn(inA, name));
}

/** What stands between a number and its noun must be told in the other sentence, too: new nurses are not all nurses. */
function describes(figure: Figure, other: Read, second: Figure): boolean {
  if (figure.modifiers.size === 0) return true;
  return [...figure.modifiers].some(
    (term) => second.modifiers.has(term) || other.terms.has(baseTerm(term)) || other.names.has(term),
  );
}

/**
 * What is measured stands anywhere in the sentence: some word of it in both, and not a noun on each side that the other
 * lacks (the club’s striker and its goalkeeper).
 */
function sharesSubject(a: Figure, b: Figure, inA: Read, inB: Read): boolean {
  const other = (terms: ReadonlySet<string>, figure: Figure) =>
    [...terms].filter((term) => term !== baseTerm(figure.head) && term !== figure.currency);
  const [left, right] = [other(inA.terms, a), other(inB.terms, b)];
  if (!left.some((term) => right.some((second) => isRelated(term, second)))) return false;
  const lacks = (things: Read["things"], figure: Figure, terms: readonly string[]) =>
    things.some((thing) => {
      const words = thing.filter((term) => term !== baseTerm(figure.head) && term !== figure.currency);
      return words.length > 0 && !words.some((word) => terms.some((term) => isRelated(word, term)));
    });
  return !lacks(inA.things, a, right) || !lacks(inB.things, b, left);
}

/** "340 workers lose their jobs", "400 jobs go". */
function areLostJobs(a: Figure, b: Figure, inA: Read, inB: Read): boolean {
  const [one, other] = a.head === JOB ? [b, inB] : [a, inA];
  return (
    (a.head === JOB || b.head === JOB) &&
    one.head !== JOB &&
    other.terms.has(JOB) &&
    /\blos(?:e|t|ing)\b/iu.test(other.text)
  );
}

function isRelated(a: string, b: string): boolean {
  return baseTerm(a) === baseTerm(b) || relatedTerms(a).has(baseTerm(b)) || relatedTerms(b).has(baseTerm(a));
}
