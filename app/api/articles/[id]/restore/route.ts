import { getLibraryTools } from "#app/server/library-tools.ts";
import { refuseCrossSite } from "#app/server/refuse-cross-site.ts";
import { logFailure, respond } from "#app/server/respond.ts";
import { waitsFor } from "#app/server/waits-for.ts";
import { restoreArticle } from "#lib/pipeline/removed-articles.ts";

/** Puts a removed article back and ingests it: `{restored}`. With `?wait=no` it answers before the ingestion. */
export function POST(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  return respond(request, async () => {
    refuseCrossSite(request);
    const tools = getLibraryTools();
    const { id } = await context.params;
    const restored = await tools.exclusively(() => restoreArticle(tools.corpusDir, id));
    const ingested = tools.runner.request();
    if (waitsFor(request)) await ingested;
    else ingested.catch(logFailure);
    return Response.json({ restored }, { status: waitsFor(request) ? 200 : 202 });
  });
}
