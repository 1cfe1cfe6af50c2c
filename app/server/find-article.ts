import { CounterpointError } from "#lib/errors.ts";
import { findRemoved, isRemoved } from "#lib/pipeline/removed-articles.ts";
import type { LibraryArticle } from "#lib/schema/library.ts";
import type { LibraryTools } from "./library-tools.ts";

/** The article of that id that stands in the library. Throws `not-found`, saying so where it was removed. */
export async function findArticle(tools: LibraryTools, id: string): Promise<LibraryArticle> {
  const article = (await tools.library())?.byId(id);
  // Until the next ingestion ends, a removed article is still in the index.
  if (article !== undefined && !(await isRemoved(tools.corpusDir, article))) return article;
  const removed = await findRemoved(tools.corpusDir, id);
  if (removed === undefined) throw new CounterpointError("not-found", "There is no article with that id.");
  const when = removed.removedAt;
  throw new CounterpointError("not-found", `“${removed.title}” was removed already, at ${when}.`, {
    hint: `It can be restored: POST /api/articles/${id}/restore`,
  });
}
