import type { Article } from "#lib/schema/article.ts";
import { breather } from "#lib/worker/breather.ts";
import { HeadLikeness } from "./head-likeness.ts";
import { storyHead } from "./story-head.ts";
import { StoryLikeness } from "./story-likeness.ts";
import { type Collection, StoryWordsBuilder } from "./story-words.ts";

/**
 * From this score on, an article is taken to tell the anchor's story. Set on 203 stories in 609 articles of 24 outlets
 * (SEESAW), where it shows the outlets that have the story with a precision of .90 at a recall of .85.
 */
export const SHOW_FROM = 0.256;

/** Up to this many articles, each one's nearest are looked for among all of them. */
const MOST_COMPARED = 5_000;
/** Up to this many, they are looked for beforehand; of more, when an article is first asked about. */
const MOST_PREPARED = 1_000;

export type StoryMatch = { articleId: string; score: number };

/** Which articles of a corpus tell the same story. */
export type StoryIndex = {
  readonly articleCount: number;
  /** Mean cosine of the articles' titles and first sentences, 0 to 1: see `tellsManyStories`. */
  readonly headLikeness: number;
  /**
   * How well each candidate fits the anchor's story, best first; ties by id. Scores are at most 4; what reaches
   * `SHOW_FROM` tells the story. Candidates that the index does not know are left out; an unknown anchor matches nothing.
   *
   * In a corpus of more than 5,000 articles, the nearest articles that scores are scaled by are looked for among anchor
   * and candidates alone, so that a question costs the same however many there are. Candidates should then be the best
   * that a search for the story found; with few of them, scores come out higher.
   */
  match(anchorArticleId: string, candidateArticleIds: readonly string[]): StoryMatch[];
};

export type StoryIndexOptions = {
  articles: readonly Pick<Article, "id" | "title" | "text">[];
  /** One an article, in the same order, of unit length, or zero where nothing is known of it. */
  vectors: readonly Float32Array[];
};

/**
 * To be built once a generation. Takes one or two milliseconds an article up to 5,000 articles, and gives way to other work
 * meanwhile; of larger corpora 5,000 are read for how frequent each word is, and the rest only when asked about.
 */
export async function createStoryIndex({ articles, vectors }: StoryIndexOptions): Promise<StoryIndex> {
  const numbers = new Map(articles.map(({ id }, number) => [id, number]));
  const breathe = breather();
  const words = new StoryWordsBuilder();
  const likeness = new HeadLikeness();
  for (const number of evenSample(articles.length)) {
    const article = articles[number];
    if (article === undefined) continue;
    words.add(article);
    const head = storyHead(article);
    likeness.add(`${head.title}\n${head.text}`);
    await breathe();
  }
  const all = articles.length <= MOST_COMPARED ? new StoryLikeness(words.finish(), vectors) : undefined;
  if (all !== undefined && articles.length <= MOST_PREPARED) await all.prepare(breathe);
  const collection = words.collection();

  return {
    articleCount: articles.length,
    headLikeness: likeness.mean(),
    match(anchorArticleId, candidateArticleIds) {
      const anchor = numbers.get(anchorArticleId);
      if (anchor === undefined) return [];
      const known = [...new Set(candidateArticleIds)].flatMap((articleId) => {
        const number = numbers.get(articleId);
        return number === undefined ? [] : [{ articleId, number }];
      });
      const candidates = known.map(({ number }) => number);
      const scores =
        all === undefined
          ? scoresAmong(anchor, candidates, { articles, vectors }, collection)
          : all.scores(anchor, candidates);
      return known
        .map(({ articleId }, i) => ({ articleId, score: scores[i] ?? 0 }))
        .sort((a, b) => b.score - a.score || (a.articleId < b.articleId ? -1 : 1));
    },
  };
}

/** Scores by an index of anchor and candidates alone, made for the occasion. */
function scoresAmong(
  anchor: number,
  candidates: readonly number[],
  { articles, vectors }: StoryIndexOptions,
  collection: Collection,
): number[] {
  const chosen = [...new Set([anchor, ...candidates])];
  const places = new Map(chosen.map((number, place) => [number, place]));
  const words = new StoryWordsBuilder();
  for (const number of chosen) words.add(articles[number] ?? { title: "", text: "" });
  const likeness = new StoryLikeness(
    words.finish(collection),
    chosen.map((number) => vectors[number] ?? new Float32Array(0)),
  );
  return likeness.scores(
    0,
    candidates.map((number) => places.get(number) ?? 0),
  );
}

function evenSample(count: number): number[] {
  const size = Math.min(count, MOST_COMPARED);
  return Array.from({ length: size }, (_, i) => Math.floor((i * count) / size));
}
