import { getLibraryTools } from "#app/server/library-tools.ts";
import { respond } from "#app/server/respond.ts";
import { listRemoved } from "#lib/pipeline/removed-articles.ts";

/** `{removed}`: the articles that can be restored, the last removed first. */
export function GET(request: Request): Promise<Response> {
  return respond(request, async () =>
    Response.json({ removed: await listRemoved(getLibraryTools().corpusDir) }),
  );
}
