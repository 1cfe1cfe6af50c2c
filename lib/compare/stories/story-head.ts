import type { Article } from "#lib/schema/article.ts";
import { sentences } from "#lib/text/sentences.ts";

const SENTENCES = 3;
/** Three sentences are within it in any news text; it keeps a text without sentence ends from being one head. */
const LENGTH = 2_000;

/** What tells an article's story in a few words: its title and its first three sentences. */
export function storyHead({ title, text }: Pick<Article, "title" | "text">): { title: string; text: string } {
  const beginning = text.slice(0, LENGTH);
  return { title, text: beginning.slice(0, sentences(beginning)[SENTENCES - 1]?.end ?? beginning.length) };
}
