import { describe, expect, it } from "vitest";
import { type ReplyWatch, readLine } from "#lib/models/reply-events.ts";

const newWatch = (): ReplyWatch => ({ reason: undefined, done: false, thoughts: 0 });

describe("readLine", () => {
  // Azure's asynchronous filter sends this last; @langchain/openai 1.6.0 passes over it (findings/langchain-filtered-stream.sh).
  it.each(["content_filter", "length"])("takes the reason %s from an event without a delta", (reason) => {
    const watch = newWatch();
    const line = `data: ${JSON.stringify({ choices: [{ index: 0, finish_reason: reason }] })}`;
    expect(readLine(line, watch)).toBe(line);
    expect(watch.reason).toBe(reason);
  });

  it("keeps a reason that a later event does not name", () => {
    const watch = newWatch();
    for (const choice of [{ finish_reason: "length" }, { finish_reason: null }, { finish_reason: "" }])
      readLine(`data: ${JSON.stringify({ choices: [{ index: 0, ...choice }] })}`, watch);
    expect(watch.reason).toBe("length");
  });
});
