import { describeHealth } from "#app/server/describe-health.ts";
import { respond } from "#app/server/respond.ts";
import { getRuntime } from "#lib/runtime.ts";

/** What is at work, and what is wrong, if anything; 503 while no question can be answered. */
export function GET(request: Request): Promise<Response> {
  return respond(request, async () => {
    const health = await describeHealth(getRuntime());
    return Response.json(health, { status: health.status === "ok" ? 200 : 503 });
  });
}
