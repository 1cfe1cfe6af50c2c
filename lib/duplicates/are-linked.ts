import type { ArticleInfo } from "#lib/schema/article.ts";

type Linked = Pick<ArticleInfo, "id" | "originId" | "nearDuplicates">;

/** Whether two articles have text in common: one report, or one that the other contains. */
export function areLinked(first: Linked, second: Linked): boolean {
  if (first.id === second.id) return false;
  if (first.originId !== undefined && first.originId === second.originId) return true;
  return names(first, second) || names(second, first);
}

function names({ nearDuplicates = [] }: Linked, { id }: Linked): boolean {
  return nearDuplicates.some(({ articleId }) => articleId === id);
}
