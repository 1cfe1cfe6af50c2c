import { sumOf } from "#lib/search/uint-array.ts";
import { averageOf } from "./entry-bounds.ts";
import type { KeywordSegment } from "./keyword-segment.ts";

/** A segment with what is known of it once its dead articles are. */
export type LivingSegment = KeywordSegment & {
  /** How many articles it has, the dead ones included. */
  articles: number;
  /** Its dead articles, in its own numbers, ascending; and by number, 1 for each of them. */
  dead: Uint32Array;
  isDead: Uint8Array;
  /** Average lengths that its bounds were computed with, which is before any article died. */
  articleAverage: number;
  passageAverage: number;
};

/** What BM25 needs to know of all living texts of one level. */
export type LevelStatistics = { texts: number; averageLength: number };

/** `dead`: article numbers of the whole, in any order; numbers outside of the segments are passed over. */
export function livingSegments(
  segments: readonly KeywordSegment[],
  dead: Iterable<number>,
): readonly LivingSegment[] {
  const living = segments.map((segment) => {
    const articles = segment.index.articleLength.length;
    return {
      ...segment,
      articles,
      dead: new Uint32Array(0),
      isDead: new Uint8Array(articles),
      articleAverage: averageOf(segment.index.articleLength),
      passageAverage: averageOf(segment.index.passageLength),
    };
  });
  for (const article of dead) {
    const segment = living[segmentOf(living, article)];
    if (segment !== undefined && article >= segment.firstArticle) {
      segment.isDead[article - segment.firstArticle] = 1;
    }
  }
  for (const segment of living) {
    segment.dead = Uint32Array.from(segment.isDead.keys()).filter((article) => segment.isDead[article] === 1);
  }
  return living;
}

/** Place of the last segment that begins at or before the article; of the first when none does. */
export function segmentOf(segments: readonly LivingSegment[], article: number): number {
  let at = segments.length - 1;
  while (at > 0 && (segments[at] as LivingSegment).firstArticle > article) at--;
  return Math.max(0, at);
}

export function articleStatistics(segments: readonly LivingSegment[]): LevelStatistics {
  return statisticsOver(segments, ({ index, articles, dead }) => {
    let length = sumOf(index.articleLength);
    for (const article of dead) length -= index.articleLength[article] as number;
    return { texts: articles - dead.length, length };
  });
}

export function passageStatistics(segments: readonly LivingSegment[]): LevelStatistics {
  return statisticsOver(segments, ({ index: { passageLength, articleStart }, dead }) => {
    let texts = passageLength.length;
    let length = sumOf(passageLength);
    for (const article of dead) {
      const end = articleStart[article + 1] as number;
      for (let passage = articleStart[article] as number; passage < end; passage++) {
        texts--;
        length -= passageLength[passage] as number;
      }
    }
    return { texts, length };
  });
}

function statisticsOver(
  segments: readonly LivingSegment[],
  measure: (segment: LivingSegment) => { texts: number; length: number },
): LevelStatistics {
  let texts = 0;
  let length = 0;
  for (const segment of segments) {
    const own = measure(segment);
    texts += own.texts;
    length += own.length;
  }
  return { texts, averageLength: texts === 0 ? 0 : length / texts };
}
