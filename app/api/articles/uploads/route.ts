import { getLibraryTools } from "#app/server/library-tools.ts";
import { respond } from "#app/server/respond.ts";

/** `{files}`: what became of the files that were last sent to this server. */
export function GET(request: Request): Promise<Response> {
  return respond(request, async () => Response.json({ files: getLibraryTools().uploads() }));
}
