import { ARTICLE_BM25, PASSAGE_BM25 } from "../bm25.ts";
import { boundStep } from "../entry-bounds.ts";
import type { LivingSegment } from "../living-segment.ts";
import type { AverageLengths, WeighedTerm } from "./weighed-term.ts";

/** What one step of either part of a bound stands for. */
type Step = { article: number; passage: number };

/** Turns the bounds of segments into scores. */
export class TermBounds {
  readonly #segments: readonly LivingSegment[];
  readonly #steps: readonly Step[];

  constructor(segments: readonly LivingSegment[], average: AverageLengths) {
    this.#segments = segments;
    this.#steps = segments.map(({ articleAverage, passageAverage }) => ({
      article: boundStep(ARTICLE_BM25, articleAverage, average.article),
      passage: boundStep(PASSAGE_BM25, passageAverage, average.passage),
    }));
  }

  /** `at`: place of the segment. */
  stepOf(at: number): Step {
    return this.#steps[at] as Step;
  }

  /** What the term gives to no passage more than. */
  highestOf(term: WeighedTerm): number {
    let highest = 0;
    for (let at = 0; at < this.#steps.length; at++) {
      highest = Math.max(highest, this.#scoreOf(term, at, term.bounds[at] as number));
    }
    return highest;
  }

  /** The same for the passages of one article; `entry` is the term's, −1 for none. */
  boundOf(term: WeighedTerm, at: number, entry: number): number {
    if (entry === -1) return 0;
    const { index } = this.#segments[at] as LivingSegment;
    return this.#scoreOf(term, at, index.entryBound[entry] as number);
  }

  #scoreOf({ articleWeight, passageWeight }: WeighedTerm, at: number, bound: number): number {
    const { article, passage } = this.#steps[at] as Step;
    return articleWeight * article * (bound >> 8) + passageWeight * passage * (bound & 255);
  }
}
