import type { Failure } from "#app/view/failure.ts";
import type { Article, Outlet } from "#lib/domain/article.ts";
import { toCounterpointError } from "#lib/errors.ts";
import { getRuntime } from "#lib/runtime.ts";

export type LoadedArticle =
  /** `outlets`: all of the corpus, which the outlets' marks depend on. */
  | { status: "found"; article: Article; outlets: Outlet[] }
  | { status: "unknown" }
  | { status: "failed"; failure: Failure };

/** The article of an address, from the published index. */
export async function loadArticle(id: string): Promise<LoadedArticle> {
  try {
    const reader = await getRuntime().store.reader();
    const [article] = (await reader?.articles([id])) ?? [];
    if (reader === null || article === undefined) return { status: "unknown" };
    const catalogue = await reader.catalogue();
    const outlets = catalogue.map(({ outletId, outletName }) => ({ id: outletId, name: outletName }));
    return { status: "found", article, outlets };
  } catch (thrown) {
    const { code, message, hint } = toCounterpointError(thrown);
    return { status: "failed", failure: { code, message, hint } };
  }
}
