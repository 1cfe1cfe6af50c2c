import { logFailure, readJson, respond } from "#app/server/respond.ts";
import { streamComparison } from "#app/server/stream-comparison.ts";
import { takeTurn } from "#app/server/take-turn.ts";
import { CounterpointError } from "#lib/errors.ts";
import { compareViewpoints } from "#lib/pipeline/compare-viewpoints.ts";
import { getRuntime } from "#lib/runtime.ts";
import { parseCompareRequest } from "#lib/schema/ask-request.ts";
import type { ComparisonEvent } from "#lib/schema/comparison-event.ts";

/** `{question, filter?}` → `Comparison`; with `Accept: text/event-stream`, its events point by point. */
export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    const asked = parseCompareRequest(await readJson(request));
    const turn = await takeTurn(request);
    let events: AsyncGenerator<ComparisonEvent, void>;
    try {
      const tools = turn.holding(await getRuntime().compareTools());
      events = turn.through(compareViewpoints({ ...asked, signal: request.signal }, tools));
    } catch (thrown) {
      turn.end();
      throw thrown;
    }
    if (request.headers.get("accept")?.includes("text/event-stream")) {
      return new Response(streamComparison(events, logFailure), {
        // A proxy must not wait for the end of it.
        headers: { "content-type": "text/event-stream", "x-accel-buffering": "no" },
      });
    }
    for await (const event of events) {
      if (event.type === "comparison") return Response.json(event.comparison);
    }
    throw new CounterpointError("bad-input", "The request was cancelled.");
  });
}
