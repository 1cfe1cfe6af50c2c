import { CounterpointError } from "#lib/errors.ts";
import type { LibraryArticle } from "#lib/pipeline/list-library.ts";
import { findRemoved } from "#lib/pipeline/removed-articles.ts";
import type { LibraryTools } from "./library-tools.ts";

/** The article of that id that stands in the library. Throws `not-found`, saying so where it was removed. */
export async function findArticle(tools: LibraryTools, id: string): Promise<LibraryArticle> {
  const removed = await findRemoved(tools.corpusDir, id);
  const article = (await tools.library())?.byId(id);
  // Until the next ingestion ends, a removed article is still in the index.
  const isGone = removed !== undefined && (article === undefined || removed.paths.includes(article.path));
  if (article !== undefined && !isGone) return article;
  if (removed === undefined) throw new CounterpointError("not-found", "There is no article with that id.");
  throw new CounterpointError(
    "not-found",
    `“${removed.title}” was removed already, at ${removed.removedAt}.`,
    {
      hint: `It can be restored: POST /api/articles/${id}/restore`,
    },
  );
}
