import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KeywordIndexBuilder } from "#lib/keyword/build/keyword-index-builder.ts";
import type { KeywordSegment } from "#lib/keyword/keyword-segment.ts";
import { mergeSegments } from "#lib/keyword/merge/merge-segments.ts";
import { segmentsToMerge } from "#lib/keyword/merge/segments-to-merge.ts";
import { SegmentedKeywordSearcher } from "#lib/keyword/search/segmented-keyword-searcher.ts";
import type { Scope } from "#lib/search/scope.ts";
import { compareStrings } from "#lib/store/catalogue-order.ts";
import { contentPlaces } from "#lib/text/content-places.ts";
import { indexTerms } from "#lib/text/tokens.ts";
import { passageScorer } from "#tests/contracts/memory-store/score-passages.ts";
import { anArticle, type Stored } from "#tests/contracts/passage-store/fixtures.ts";
import { queryTerms } from "./indexed.ts";
import { randomCorpus, randomQuery } from "./random-corpus.ts";

/** One publication: articles that come or change, and some that go. */
type Step = { put: Stored[]; remove: string[]; merge: boolean };

const step: fc.Arbitrary<Step> = fc.record({
  put: randomCorpus,
  remove: fc.array(fc.constantFrom("a0", "a1", "a2", "a3", "a5"), { maxLength: 3 }),
  merge: fc.boolean(),
});
const history = fc.array(step, { minLength: 1, maxLength: 5 });

/** An article at its place in the segments. */
type Slot = { stored: Stored; living: boolean };

/** A corpus as a driver keeps it: segments of slots, each with its index. */
class Segmented {
  segments: { slots: Slot[]; segment: KeywordSegment }[] = [];

  apply({ put, remove, merge }: Step): void {
    const changed = new Set([...remove, ...put.map(({ article }) => article.id)]);
    for (const slot of this.slots) if (changed.has(slot.stored.article.id)) slot.living = false;
    if (put.length > 0) this.#append(put);
    if (merge) this.#merge();
  }

  get slots(): Slot[] {
    return this.segments.flatMap(({ slots }) => slots);
  }

  get dead(): number[] {
    return this.slots.flatMap(({ living }, article) => (living ? [] : [article]));
  }

  get living(): Stored[] {
    return this.slots.filter(({ living }) => living).map(({ stored }) => stored);
  }

  /** Passage ids by position; those of the dead are empty. */
  get ids(): string[] {
    return this.slots.flatMap(({ stored, living }) => stored.passages.map(({ id }) => (living ? id : "")));
  }

  #append(put: readonly Stored[]): void {
    const slots = put.map((stored) => ({ stored, living: true }));
    const segment = { index: indexOf(put), firstArticle: this.slots.length, firstPosition: this.ids.length };
    this.segments.push({ slots, segment });
  }

  #merge(): void {
    for (;;) {
      const count = (slots: readonly Slot[]) => slots.flatMap(({ stored }) => stored.passages).length;
      const sizes = this.segments.map(({ slots }) => ({
        passages: count(slots),
        dead: count(slots.filter(({ living }) => !living)),
      }));
      const run = segmentsToMerge(sizes);
      if (run === undefined) return;
      const merged = this.segments.slice(run.from, run.to);
      const slots = merged.flatMap(({ slots }) => slots.filter(({ living }) => living));
      const index = mergeSegments(
        merged.map(({ segment }) => segment),
        this.dead,
      );
      expect(index).toEqual(indexOf(slots.map(({ stored }) => stored)));
      const made = { slots, segment: { index, firstArticle: 0, firstPosition: 0 } };
      this.segments.splice(run.from, run.to - run.from, ...(slots.length === 0 ? [] : [made]));
      let [firstArticle, firstPosition] = [0, 0];
      for (const each of this.segments) {
        each.segment = { ...each.segment, firstArticle, firstPosition };
        firstArticle += each.slots.length;
        firstPosition += each.slots.flatMap(({ stored }) => stored.passages).length;
      }
    }
  }
}

function indexOf(corpus: readonly Stored[]) {
  const builder = new KeywordIndexBuilder();
  for (const { article, passages } of corpus) {
    builder.add({ title: article.title, text: article.text, passages });
  }
  return builder.finish();
}

function searcherOf(segments: readonly KeywordSegment[], dead: readonly number[], ids: readonly string[]) {
  return new SegmentedKeywordSearcher(segments, dead, (a, b) => compareStrings(ids[a] ?? "", ids[b] ?? ""));
}

/** The passages that `keep` picks, in the numbers of `slots`; the dead may be among them. */
function scopeOf(slots: readonly Slot[], keep: (id: string) => boolean, byPassage: boolean): Scope {
  const mask = new Uint8Array(slots.length);
  const passages = new Set<number>();
  let position = 0;
  for (const [article, { stored }] of slots.entries()) {
    for (const { id } of stored.passages) {
      if (keep(byPassage ? id : stored.article.id)) {
        mask[article] = 1;
        passages.add(position);
      }
      position++;
    }
  }
  const articles = Uint32Array.from(mask.keys()).filter((article) => mask[article] === 1);
  return { mask, articles, passageCount: passages.size, ...(byPassage ? { passages } : {}) };
}

const SIMILAR = new Map([
  [
    "talk",
    [
      { term: "border", weight: 0.5 },
      { term: "unknown", weight: 0.4 },
    ],
  ],
  [
    "usa",
    [
      { term: "wheat", weight: 0.9 },
      { term: "talk", weight: 0.3 },
    ],
  ],
]);

const how = fc.record({
  limit: fc.integer({ min: 1, max: 9 }),
  scoped: fc.constantFrom("not", "articles", "passages"),
  seed: fc.nat(5),
  soft: fc.boolean(),
  articleWeight: fc.constantFrom(0, 1),
});

describe("keyword search over segments", () => {
  it("finds what one fresh index of the living articles finds, with the same scores", () => {
    fc.assert(
      fc.property(history, randomQuery, how, (steps, query, { limit, scoped, seed, soft, articleWeight }) => {
        const corpus = new Segmented();
        for (const each of steps) corpus.apply(each);
        const fresh = corpus.living;
        const freshIds = fresh.flatMap(({ passages }) => passages.map(({ id }) => id));
        const keep = (id: string) => (id.length + id.charCodeAt(1)) % 6 <= seed;
        const terms = queryTerms(query).map((each) => ({
          ...each,
          similar: (soft && scoped !== "not" && SIMILAR.get(each.term)) || [],
        }));
        const search = (
          segments: readonly KeywordSegment[],
          slots: readonly Slot[],
          dead: readonly number[],
          ids: readonly string[],
        ) => {
          const scope = scoped === "not" ? undefined : scopeOf(slots, keep, scoped === "passages");
          return searcherOf(segments, dead, ids)
            .search(terms, limit, scope, articleWeight)
            .map(({ item, score }) => ({ id: ids[item], score }));
        };
        const segments = corpus.segments.map(({ segment }) => segment);
        const whole = { index: indexOf(fresh), firstArticle: 0, firstPosition: 0 };
        const freshSlots = fresh.map((stored) => ({ stored, living: true }));
        expect(search(segments, corpus.slots, corpus.dead, corpus.ids)).toEqual(
          search([whole], freshSlots, [], freshIds),
        );
      }),
      { numRuns: 300 },
    );
  });

  it("says where the words of each passage's text stand", () => {
    const terms = ["talk", "border", "wheat", "usa", "cafe", "nowhere"];
    fc.assert(
      fc.property(history, (steps) => {
        const corpus = new Segmented();
        for (const each of steps) corpus.apply(each);
        const segments = corpus.segments.map(({ segment }) => segment);
        const searcher = searcherOf(segments, corpus.dead, []);
        corpus.slots
          .flatMap(({ stored, living }) => stored.passages.map(({ text }) => ({ stored, living, text })))
          .forEach(({ stored, living, text }, position) => {
            if (!living) return;
            const known = new Set([...indexTerms(stored.article.title), ...indexTerms(text)]);
            const placesOf = contentPlaces(text);
            expect(searcher.places(position, terms)).toEqual(
              terms.map((term) => (known.has(term) ? (placesOf.get(term) ?? []) : undefined)),
            );
          });
      }),
      { numRuns: 200 },
    );
  });

  it("says the same of words, and suggests the same", () => {
    const word = fc.constantFrom("talks", "bordrs", "tlaking", "wheat", "wehat", "Iranian", "ferry", "the");
    fc.assert(
      fc.property(history, fc.array(word, { minLength: 1, maxLength: 4 }), (steps, words) => {
        const corpus = new Segmented();
        for (const each of steps) corpus.apply(each);
        const segments = corpus.segments.map(({ segment }) => segment);
        const segmented = searcherOf(segments, corpus.dead, []);
        const whole = { index: indexOf(corpus.living), firstArticle: 0, firstPosition: 0 };
        const fresh = searcherOf([whole], [], []);
        for (const each of words) expect(segmented.statistics(each)).toEqual(fresh.statistics(each));
      }),
      { numRuns: 300 },
    );
  });

  it("does so over thousands of articles of different length, where only a few are looked into", () => {
    const random = fc.sample(fc.nat(), { numRuns: 24_000, seed: 11 });
    const word = (i: number) => `w${"abcdefghij"[i % 10]}${"klmnopqrst"[(i >> 4) % 10]}${"uvxyz"[i % 5]}`;
    // Short articles first, then long ones: the average of all is far from that of either segment.
    const corpus = Array.from({ length: 3000 }, (_, i) => {
      const words = Array.from({ length: i < 2000 ? 4 : 24 }, (_, j) =>
        word((random[(7 * i + 31 * j) % 24_000] ?? 0) % (97 + 13 * j)),
      );
      return anArticle(`a${i}`, `${words.join(" ")}\n\n${words[0]} again`, { title: words[1] ?? "" });
    });
    const dead = [...corpus.keys()].filter((i) => i % 7 === 3 || (i > 2500 && i % 3 === 0));
    const isDead = new Set(dead);
    const cuts = [0, 2000, 2600, 2900, 3000];
    const segments = cuts.slice(1).map((to, i) => {
      const from = cuts[i] ?? 0;
      return { index: indexOf(corpus.slice(from, to)), firstArticle: from, firstPosition: 2 * from };
    });
    const fresh = corpus.filter((_, i) => !isDead.has(i));
    const ids = (stored: readonly Stored[]) => stored.flatMap(({ passages }) => passages.map(({ id }) => id));
    const freshIds = ids(fresh);
    const segmentedIds = ids(corpus);
    const whole = { index: indexOf(fresh), firstArticle: 0, firstPosition: 0 };
    const one = searcherOf([whole], [], freshIds);
    const segmented = searcherOf(segments, dead, segmentedIds);
    const scorer = passageScorer(fresh);
    for (let i = 0; i < 24; i++) {
      const query = `${word(i)} ${word(3 * i + 1)} ${word(i * i)} ${i % 2 === 0 ? "again" : word(5 * i)}`;
      const expected = scorer(query)
        .sort((a, b) => b.score - a.score || compareStrings(a.passageId, b.passageId))
        .slice(0, 20)
        .map(({ passageId, score }) => ({ id: passageId, score }));
      const terms = queryTerms(query);
      expect(one.search(terms, 20).map(({ item, score }) => ({ id: freshIds[item], score }))).toEqual(
        expected,
      );
      expect(
        segmented.search(terms, 20).map(({ item, score }) => ({ id: segmentedIds[item], score })),
      ).toEqual(expected);
    }
  });
});
