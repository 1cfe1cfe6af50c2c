import { type RemovedArticle, removeArticle } from "#lib/pipeline/removed-articles.ts";
import { findArticle } from "./find-article.ts";
import type { LibraryTools } from "./library-tools.ts";

const MOST_COPIES = 20;

/**
 * Takes an article out of the corpus folder. `ingested` ends when it is out of the index as well: where the same bytes
 * stand in another place, they would take its place, and are removed too.
 */
export async function removeEverywhere(
  tools: LibraryTools,
  id: string,
): Promise<{ removed: RemovedArticle; ingested: Promise<void> }> {
  const article = await findArticle(tools, id);
  const removed = await tools.exclusively(() => removeArticle(tools.corpusDir, article));
  return { removed, ingested: ingestAndRemoveCopies(tools, id, removed) };
}

async function ingestAndRemoveCopies(
  tools: LibraryTools,
  id: string,
  removed: RemovedArticle,
): Promise<void> {
  let { paths } = removed;
  for (let copies = 0; copies < MOST_COPIES; copies += 1) {
    await tools.runner.request();
    const copy = (await tools.library())?.byId(id);
    // Still at its own place: it was restored meanwhile.
    if (copy === undefined || paths.includes(copy.path)) return;
    ({ paths } = await tools.exclusively(() => removeArticle(tools.corpusDir, copy)));
  }
}
