import { parseJsonEventStream } from "ai";
import type { ComparisonEvent } from "#lib/schema/comparison-event.ts";
import { withBasePath } from "../frame/base-path.ts";
import type { CompareRequest } from "./compare-address.ts";
import { compareMessageSchema } from "./compare-schema.ts";

/**
 * Asks the server and gives the comparison's events as they come. Throws an error whose message is the server's
 * `{code, message, hint?}` as JSON, a TypeError where it cannot be reached, and an AbortError when `signal` aborts.
 */
export async function* compareEvents(
  request: CompareRequest,
  signal: AbortSignal,
): AsyncGenerator<ComparisonEvent, void> {
  const response = await fetch(withBasePath("/api/compare"), {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify(request),
    signal,
  });
  if (!response.ok || response.body === null) throw new Error(await response.text());
  let complete = false;
  const messages = parseJsonEventStream({ stream: response.body, schema: compareMessageSchema });
  const reader = messages.getReader();
  for (;;) {
    const { done, value: parsed } = await reader.read();
    if (done) break;
    if (!parsed.success) throw parsed.error;
    if (parsed.value.type === "error") throw new Error(JSON.stringify(parsed.value));
    complete ||= parsed.value.type === "comparison";
    yield parsed.value;
  }
  if (!complete) throw new Error(JSON.stringify(CUT_OFF));
}

const CUT_OFF = {
  code: "cut-off",
  message: "The comparison broke off before it was whole.",
  hint: "Try again; the server's log has the details.",
};
