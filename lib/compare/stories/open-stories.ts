import type { Embedder } from "#lib/embeddings/embedder.ts";
import type { PassageReader } from "#lib/store/passage-store.ts";
import { createStoryIndex, type StoryIndex } from "./story-index.ts";
import { FEWEST_ARTICLES, tellsManyStories } from "./tells-many-stories.ts";

/** A larger corpus would not fit into memory as a whole; it is compared by the question. */
const MOST_ARTICLES = 20_000;
const EMBEDDED_AT_ONCE = 64;

/**
 * The stories of a corpus, or undefined where it is about one subject: then outlets are compared on the question itself.
 * Reads every article, so that it is worth keeping for as long as the generation lasts.
 */
export async function openStories(
  reader: PassageReader,
  embedder: Embedder,
): Promise<StoryIndex | undefined> {
  const count = reader.manifest.articles;
  if (count < FEWEST_ARTICLES || count > MOST_ARTICLES) return undefined;
  const ids = (await reader.catalogue()).map((article) => article.id);
  const articles = await reader.articles(ids);
  const vectors: Float32Array[] = [];
  for (let start = 0; start < articles.length; start += EMBEDDED_AT_ONCE) {
    const texts = articles
      .slice(start, start + EMBEDDED_AT_ONCE)
      .map(({ title, text }) => `${title}\n${text}`);
    vectors.push(...(await embedder.embed(texts, "passage")));
  }
  const index = await createStoryIndex({ articles, vectors });
  return tellsManyStories(index) ? index : undefined;
}
