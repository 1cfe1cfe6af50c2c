import type { StoryIndex } from "./story-index.ts";

/** Fewer articles are compared by what each outlet's passages hold of the question. */
export const FEWEST_ARTICLES = 50;
/**
 * Mean cosine of titles and first sentences. Measured: news stubs of all kinds .02, of sports alone .04, abstracts of
 * biomedical studies .04; paragraphs about one subject each (an encyclopedia's articles, one war) .08 to .22.
 */
const MOST_LIKENESS = 0.08;

/**
 * Whether outlets are to be compared on one story among many, or, as in a corpus about one subject, on the question
 * alone. Local scaling needs many stories, or there is nothing that a story's articles are nearer than.
 */
export function tellsManyStories(index: Pick<StoryIndex, "articleCount" | "headLikeness">): boolean {
  return index.articleCount >= FEWEST_ARTICLES && index.headLikeness < MOST_LIKENESS;
}
