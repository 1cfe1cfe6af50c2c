import { expect, it } from "vitest";
import { type ReplyWatch, readLine } from "#lib/models/reply-events.ts";

function watchOf(...lines: string[]): ReplyWatch {
  const watch: ReplyWatch = { reason: undefined, done: false, thoughts: 0 };
  for (const line of lines) readLine(line, watch);
  return watch;
}

it("reads why a model stopped, also from a chunk without a delta, which the client library drops", () => {
  const withDelta = 'data: {"choices":[{"index":0,"delta":{},"finish_reason":"length"}]}';
  const without = 'data: {"choices":[{"index":0,"finish_reason":"length"}]}';
  expect(watchOf(withDelta).reason).toBe("length");
  expect(watchOf(without).reason).toBe("length");
});

it("tells a reply that is over from one that broke off", () => {
  const text = 'data: {"choices":[{"index":0,"delta":{"content":"The quay"}}]}';
  expect(watchOf(text)).toMatchObject({ done: false, reason: undefined });
  expect(watchOf(text, "data: [DONE]").done).toBe(true);
});
