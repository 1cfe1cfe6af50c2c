import { toCounterpointError } from "#lib/errors.ts";
import { type OpenedArticle, openArticle } from "#lib/pipeline/open-article.ts";
import { getRuntime } from "#lib/runtime.ts";
import type { Outlet } from "#lib/schema/article.ts";
import type { Failure } from "#lib/schema/failure.ts";

export type LoadedArticle =
  /** `outlets`: all of the corpus, which the outlets' marks depend on. */
  { status: "opened"; opened: OpenedArticle; outlets: Outlet[] } | { status: "failed"; failure: Failure };

/** What an address leads to, from the published index; `version`: of the text that it was made for. */
export async function loadArticle(id: string, version: string | undefined): Promise<LoadedArticle> {
  try {
    const reader = await getRuntime().store.reader();
    if (reader === null) return { status: "opened", opened: { kind: "unknown" }, outlets: [] };
    const opened = await openArticle(reader, id, version);
    const catalogue = await reader.catalogue();
    const outlets = catalogue.map(({ outletId, outletName }) => ({ id: outletId, name: outletName }));
    return { status: "opened", opened, outlets };
  } catch (thrown) {
    return { status: "failed", failure: toCounterpointError(thrown).toJSON() };
  }
}
