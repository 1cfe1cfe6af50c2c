import { toCounterpointError } from "#lib/errors.ts";
import type { ComparisonEvent } from "#lib/schema/comparison-event.ts";

/**
 * A comparison as server-sent events: each is one `ComparisonEvent` as JSON. A failure becomes a last event
 * `{type: "error", code, message, hint?}`. Cancelling the stream ends the comparison.
 */
export function streamComparison(
  events: AsyncGenerator<ComparisonEvent, void>,
  report: (thrown: unknown) => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const frame = (data: unknown) => encoder.encode(`data: ${JSON.stringify(data)}\n\n`);
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await events.next();
        if (done) controller.close();
        else controller.enqueue(frame(value));
      } catch (thrown) {
        report(thrown);
        controller.enqueue(frame({ type: "error", ...toCounterpointError(thrown).toJSON() }));
        controller.close();
      }
    },
    async cancel() {
      await events.return();
    },
  });
}
