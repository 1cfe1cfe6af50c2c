import type { AnswerView } from "#app/shared/conversation/answer-view.ts";

/** What an answer made of an article. */
export type ArticleUse = { kind: "cited"; times: number } | { kind: "retrieved" } | { kind: "silent" };

/**
 * By article id, for the articles the answer says something about. Articles that were searched and not named in any
 * way (a large corpus lists no silent ones) are absent.
 */
export function articleUses(view: AnswerView | undefined): ReadonlyMap<string, ArticleUse> {
  const uses = new Map<string, ArticleUse>();
  if (view === undefined) return uses;
  for (const found of view.alsoRetrieved) uses.set(found.article.id, { kind: "retrieved" });
  for (const id of view.silentArticleIds) uses.set(id, { kind: "silent" });
  for (const { articleId } of view.citations) {
    const use = uses.get(articleId);
    uses.set(articleId, { kind: "cited", times: use?.kind === "cited" ? use.times + 1 : 1 });
  }
  return uses;
}

/** `cited once`, `cited 3 times`, `retrieved, not cited`, `nothing found`. */
export function articleUseWords(use: ArticleUse): string {
  switch (use.kind) {
    case "cited":
      return use.times === 1 ? "cited once" : `cited ${use.times} times`;
    case "retrieved":
      return "retrieved, not cited";
    case "silent":
      return "nothing found";
  }
}

/** What an answer made of an outlet's articles together: cited before retrieved; silent only when all of them are. */
export function outletUse(
  articleIds: readonly string[],
  uses: ReadonlyMap<string, ArticleUse>,
): ArticleUse | undefined {
  const known = articleIds.flatMap((id) => uses.get(id) ?? []);
  const times = known.reduce((sum, use) => sum + (use.kind === "cited" ? use.times : 0), 0);
  if (times > 0) return { kind: "cited", times };
  const retrieved = known.find((use) => use.kind === "retrieved");
  if (retrieved !== undefined) return retrieved;
  return known.length === articleIds.length ? known[0] : undefined;
}
