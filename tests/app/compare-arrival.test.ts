import { afterEach, expect, test, vi } from "vitest";
import { timelineLayout, timelineOrder } from "#app/compare/compare-timeline.ts";
import { compareHref, compareRequest, parseCompareAddress } from "#app/shared/comparison/compare-address.ts";
import { compareEvents } from "#app/shared/comparison/compare-stream.ts";
import { type ComparisonView, withEvent } from "#app/shared/comparison/compare-view.ts";
import { failureOf } from "#app/shared/frame/failure.ts";
import type { Comparison, TimelineEntry } from "#lib/schema/comparison.ts";
import type { ComparisonEvent } from "#lib/schema/comparison-event.ts";
import { column, comparison, point } from "./compare-samples.ts";
import { source } from "./samples.ts";

afterEach(() => vi.unstubAllGlobals());

const { complete: _complete, ...rest } = comparison();
const whole: Comparison = {
  ...rest,
  question: "q",
  milliseconds: 3,
  madeBy: { comparer: "extractive", embedder: "lsi", store: "memory", prompt: "1" },
};
const events: ComparisonEvent[] = [
  { type: "columns", columns: whole.columns, comparedBy: "question", otherStories: [] },
  { type: "point", point: point("one", ["states", "silent", "silent"]), sources: [source(1)] },
  { type: "note", note: "one" },
  { type: "point", point: point("two", ["silent", "states", "silent"]), sources: [source(2)] },
  { type: "comparison", comparison: whole },
];

/** Answers the next request with this body, in pieces of seven bytes. */
function serve(body: string, status = 200): void {
  const bytes = new TextEncoder().encode(body);
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 7) controller.enqueue(bytes.slice(at, at + 7));
      controller.close();
    },
  });
  vi.stubGlobal("fetch", async () => new Response(stream, { status }));
}

const wire = (messages: readonly unknown[]) =>
  messages.map((message) => `data: ${JSON.stringify(message)}\n\n`).join("");

async function receive(): Promise<ComparisonView | undefined> {
  let view: ComparisonView | undefined;
  for await (const event of compareEvents({ question: "q" }, new AbortController().signal)) {
    view = withEvent(view, event);
  }
  return view;
}

test("points are added as they come, and the whole comparison then counts alone", () => {
  const sofar = events.slice(0, 4).reduce<ComparisonView | undefined>(withEvent, undefined);
  expect(sofar?.points.map(({ label }) => label)).toEqual(["one", "two"]);
  expect(sofar?.sources.map(({ marker }) => marker)).toEqual([1, 2]);
  expect(sofar?.notes).toEqual(["one"]);
  expect(sofar?.complete).toBe(false);
  expect(events.reduce<ComparisonView | undefined>(withEvent, undefined)).toMatchObject({
    points: whole.points,
    complete: true,
  });
});

test("a stream cut into any pieces arrives whole", async () => {
  serve(wire(events));
  expect(await receive()).toMatchObject({ points: whole.points, complete: true });
});

test("a failure in the stream, a refused request and a broken stream tell what was wrong", async () => {
  const failure = { code: "model-failed", message: "The model failed.", hint: "Try again." };
  serve(wire([events[0], { type: "error", ...failure }]));
  const inStream = await receive().catch((error: Error) => error);
  expect(failureOf(inStream as Error, true)).toMatchObject(failure);
  serve(JSON.stringify(failure), 502);
  const refused = await receive().catch((error: Error) => error);
  expect(failureOf(refused as Error, true)).toMatchObject(failure);
  serve(wire(events.slice(0, 2)));
  const broken = await receive().catch((error: Error) => error);
  expect(failureOf(broken as Error, true).code).toBe("cut-off");
});

test("what is not a comparison is not shown as one", async () => {
  serve(wire([{ type: "columns", columns: "none" }]));
  await expect(receive()).rejects.toThrow();
});

test("an address and what it says are the same thing", () => {
  const address = { question: "Who's in & who is out?", outletIds: ["a", "b-c"], storyArticleId: "s1" };
  const href = compareHref(address);
  expect(href).toContain("outlets=a,b-c");
  const params = Object.fromEntries(new URL(href, "http://desk.invalid").searchParams);
  expect(parseCompareAddress(params)).toEqual(address);
  expect(compareRequest(address)).toEqual({
    question: address.question,
    filter: { outletIds: ["a", "b-c"] },
    storyArticleId: "s1",
  });
});

test("an empty address asks for nothing", () => {
  expect(parseCompareAddress({})).toEqual({ question: "" });
  expect(parseCompareAddress({ q: ["one", "two"], outlets: " , " })).toEqual({ question: "one" });
  expect(compareHref({ question: "" })).toBe("/compare");
  expect(compareRequest({ question: "" })).toBeUndefined();
});

const entry = (date: string, columnId = "a"): TimelineEntry => ({
  date,
  kind: "published",
  columnId,
  articleId: columnId,
});

test("a partial date is the stretch of time that it may mean", () => {
  const layout = timelineLayout(
    [entry("2014"), entry("2014-07-01", "b"), entry("2015-12")],
    [column("a"), column("b")],
  );
  expect(layout?.ticks.map(({ year, at }) => [year, at])).toEqual([
    [2014, 0],
    [2015, 50],
    [2016, 100],
  ]);
  const [year, month] = layout?.lanes[0]?.marks ?? [];
  expect([year?.from, year?.to]).toEqual([0, 50]);
  expect(month?.to).toBe(100);
  const day = layout?.lanes[1]?.marks[0];
  expect((day?.to ?? 0) - (day?.from ?? 0)).toBeLessThan(0.2);
});

test("a long time has few ticks, and all marks lie between the first and the last", () => {
  const layout = timelineLayout([entry("0079"), entry("1979"), entry("2021-03")], [column("a")]);
  expect(layout?.ticks.length).toBeLessThanOrEqual(9);
  for (const { from, to } of layout?.lanes[0]?.marks ?? []) {
    expect(from).toBeGreaterThanOrEqual(0);
    expect(to).toBeLessThanOrEqual(100);
  }
});

test("entries stand in the order of their dates; what is no date is left out", () => {
  expect(timelineOrder([entry("2016"), entry("soon"), entry("2014-11")]).map(({ date }) => date)).toEqual([
    "2014-11",
    "2016",
  ]);
  expect(timelineLayout([entry("soon")], [column("a")])).toBeUndefined();
});
