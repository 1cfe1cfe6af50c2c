import { afterEach, expect, test } from "vitest";
import { ReadingThread } from "#lib/corpus/reading-thread.ts";
import type { ReadingTask } from "#lib/corpus/reading-worker.ts";

let thread = new ReadingThread();
afterEach(() => thread.close());

const text = (place: string, body: string): ReadingTask => ({
  bytes: Buffer.from(body),
  place,
  beside: {},
  format: "markdown",
});

const record = (place: string, line: string): ReadingTask => ({
  bytes: Buffer.from(line),
  place,
  beside: {},
});

test("files and records are answered in their order", async () => {
  thread = new ReadingThread();
  const parsed = await Promise.all([
    thread.parse(text("a.md", "# First\n\nThe quay was closed.")),
    thread.parse(record("b.jsonl:1", '{"title": "Second", "text": "The pier was open."}')),
    thread.parse(record("b.jsonl:2", "no JSON")),
  ]);
  expect(parsed.map((one) => (one.ok ? one.article.title : one.reason.slice(0, 20)))).toEqual([
    "First",
    "Second",
    "the line is not JSON",
  ]);
});

test("what takes too long is given up with a reason, and those behind it are read", async () => {
  // The thread itself takes longer to start than a millisecond: only the first is ever late.
  let asked = 0;
  thread = new ReadingThread(() => (asked++ === 0 ? 1 : 30_000));
  const [late, next] = await Promise.all([
    thread.parse(text("late.md", "# Late\n\nNobody waits for it.")),
    thread.parse(text("next.md", "# Next\n\nThe mail boat came.")),
  ]);
  expect(late).toEqual({ ok: false, reason: "takes longer than 0.001 seconds to read" });
  expect(next).toMatchObject({ ok: true, article: { title: "Next" } });
});

test("a record that is a view of a larger buffer is read alone, and the buffer stays", async () => {
  thread = new ReadingThread();
  const block = Buffer.from('{"text": "One ferry sails."}\n{"text": "Two ferries sail."}');
  const line = { ...record("b.jsonl:1", ""), bytes: block.subarray(0, 28) };
  expect(await thread.parse(line)).toMatchObject({ ok: true, article: { text: "One ferry sails." } });
  expect(block.subarray(29).toString()).toBe('{"text": "Two ferries sail."}');
});
