import { removeArticle } from "#lib/pipeline/removed-articles.ts";
import type { LibraryArticle, RemovedArticle } from "#lib/schema/library.ts";
import { findArticle } from "./find-article.ts";
import type { LibraryTools } from "./library-tools.ts";

const MOST_COPIES = 20;

/**
 * Takes an article out of the corpus folder. `ingested` ends when it is out of the index as well: where the same bytes
 * stand in another place and were no article because of this one, they would take its place, and are removed too.
 */
export async function removeEverywhere(
  tools: LibraryTools,
  id: string,
): Promise<{ removed: RemovedArticle; ingested: Promise<void> }> {
  const article = await findArticle(tools, id);
  const copies = await copiesOf(tools, article.sourceHash);
  const known = new Set(copies.map((copy) => copy.id));
  const removed = await tools.exclusively(() => removeArticle(tools.corpusDir, article));
  return { removed, ingested: ingestAndRemoveCopies(tools, removed, known) };
}

async function ingestAndRemoveCopies(
  tools: LibraryTools,
  removed: RemovedArticle,
  known: ReadonlySet<string>,
): Promise<void> {
  let together = removed;
  for (let count = 0; count < MOST_COPIES; count += 1) {
    await tools.runner.request();
    const copy = (await copiesOf(tools, removed.sourceHash)).find(({ id }) => !known.has(id));
    if (copy === undefined || together.paths.includes(copy.path)) return;
    const last = together;
    together = await tools.exclusively(() => removeArticle(tools.corpusDir, copy, last));
  }
}

async function copiesOf(tools: LibraryTools, sourceHash: string | undefined): Promise<LibraryArticle[]> {
  return sourceHash === undefined ? [] : ((await tools.library())?.bySource(sourceHash) ?? []);
}
