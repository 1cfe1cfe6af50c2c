import { respond } from "#app/server/respond.ts";
import { getRuntime } from "#lib/runtime.ts";

/** `{articles}`: every article without its text, by outlet, date and title. */
export function GET(request: Request): Promise<Response> {
  return respond(request, async () => {
    const reader = await getRuntime().store.reader();
    return Response.json({ articles: (await reader?.catalogue()) ?? [] });
  });
}
