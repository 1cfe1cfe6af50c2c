import { openApi } from "#app/server/openapi.ts";
import { respond } from "#app/server/respond.ts";

/** What all routes take and give, as OpenAPI 3.1. */
export function GET(request: Request): Promise<Response> {
  return respond(request, async () => Response.json(openApi()));
}
