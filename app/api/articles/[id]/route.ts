import { correctionPatchSchema } from "#app/server/correction-patch.ts";
import { findArticle } from "#app/server/find-article.ts";
import { getLibraryTools } from "#app/server/library-tools.ts";
import { refuseCrossSite } from "#app/server/refuse-cross-site.ts";
import { removeEverywhere } from "#app/server/remove-everywhere.ts";
import { logFailure, readJson, respond } from "#app/server/respond.ts";
import { waitsFor } from "#app/server/waits-for.ts";
import { CounterpointError } from "#lib/errors.ts";
import { correctArticle, correctionOf } from "#lib/pipeline/correct-article.ts";
import { openArticle } from "#lib/pipeline/open-article.ts";
import { getRuntime } from "#lib/runtime.ts";

type Context = { params: Promise<{ id: string }> };

/**
 * `{article, passages, correction}`: one article with its text, its passages in order, and what was corrected by hand.
 * With `?version=` (or the page's `v`) the text that a citation was made for, where it is kept; one that was replaced
 * since comes without passages, with `replaced`: when, by which version, and what changed.
 */
export function GET(request: Request, context: Context): Promise<Response> {
  return respond(request, async () => {
    const { id } = await context.params;
    const { searchParams } = new URL(request.url);
    const version = searchParams.get("version") ?? searchParams.get("v") ?? undefined;
    const { store, config } = getRuntime();
    const reader = await store.reader();
    const opened = reader === null ? undefined : await openArticle(reader, id, version);
    if (reader === null || opened === undefined || opened.kind === "unknown") {
      throw new CounterpointError("not-found", "There is no article with that id.");
    }
    const { article } = opened;
    if (opened.kind === "departed") {
      const left = `“${article.title}” is no longer in the corpus: the ingestion of ${opened.leftAt} found it gone.`;
      throw new CounterpointError("not-found", left);
    }
    if (opened.kind === "changed") {
      throw new CounterpointError(
        "not-found",
        "The article was changed since that version, whose text is not kept.",
        { hint: `Its current version is ${article.version}: GET /api/articles/${article.id}` },
      );
    }
    const correction = await correctionOf(config.corpusDir, article);
    if (opened.kind === "former") {
      const { replacedAt: at, current, changes = null } = opened;
      const replaced = { at, by: current.version, changes };
      return Response.json({ article, passages: [], correction, replaced });
    }
    return Response.json({ article, passages: await reader.passagesOf(article.id), correction });
  });
}

/**
 * Corrects an article's metadata by hand, and ingests it: `{correction}`. A field that is null says again what the file
 * says. With `?wait=no` it answers before the ingestion.
 */
export function PATCH(request: Request, context: Context): Promise<Response> {
  return respond(request, async () => {
    refuseCrossSite(request);
    const { id } = await context.params;
    const parsed = correctionPatchSchema.safeParse(await readJson(request));
    if (!parsed.success) {
      const faults = parsed.error.issues.map(
        (issue) => `${issue.path.join(".") || "body"}: ${issue.message}`,
      );
      throw new CounterpointError(
        "bad-input",
        `The correction has a mistake. ${faults.slice(0, 3).join(". ")}.`,
      );
    }
    const tools = getLibraryTools();
    const article = await findArticle(tools, id);
    const correction = await tools.exclusively(() => correctArticle(tools.corpusDir, article, parsed.data));
    const ingested = tools.runner.request();
    if (waitsFor(request)) await ingested;
    else ingested.catch(logFailure);
    return Response.json({ correction }, { status: waitsFor(request) ? 200 : 202 });
  });
}

/**
 * Moves an article out of the corpus, where it can be restored from, and ingests: `{removed}`. With `?wait=no` it answers
 * before the ingestion.
 */
export function DELETE(request: Request, context: Context): Promise<Response> {
  return respond(request, async () => {
    refuseCrossSite(request);
    const { removed, ingested } = await removeEverywhere(getLibraryTools(), (await context.params).id);
    if (waitsFor(request)) await ingested;
    else ingested.catch(logFailure);
    return Response.json({ removed }, { status: waitsFor(request) ? 200 : 202 });
  });
}
