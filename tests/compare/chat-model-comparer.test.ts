import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Comparer } from "#lib/compare/comparer.ts";
import { createChatModelComparer } from "#lib/compare/model/chat-model-comparer.ts";
import { quoteCell, silentCell } from "#lib/compare/quote-cell.ts";
import type { ChatLimits } from "#lib/models/chat-limits.ts";
import type { Point } from "#lib/schema/comparison.ts";
import { compared, compareRequest, comparerContract, expectSound } from "#tests/contracts/comparer.ts";
import { INVENTED } from "#tests/doubles/double-answers.ts";
import { COMPARISON_STYLES, UNKNOWN_OUTLET } from "#tests/doubles/double-comparisons.ts";
import type { Behaviour } from "#tests/doubles/double-replies.ts";
import { type OpenAiDouble, startOpenAiDouble } from "#tests/doubles/openai-double.ts";

const KEY = "sk-secret-0123456789";
let double: OpenAiDouble;
let wellBehaved: Point[];

beforeAll(async () => {
  double = await startOpenAiDouble();
  // The first call of a process takes longer.
  const first = comparer({ firstTextMs: 10_000, idleMs: 10_000 }).compare(compareRequest());
  wellBehaved = (await compared(first)).points;
});
afterAll(() => double.close());
afterEach(() => {
  vi.unstubAllEnvs();
  double.behave("well-behaved");
  double.requests.length = 0;
});

/** One point: the last sentence of each column's last passage. */
const byRule: Comparer = {
  id: "by-rule",
  prompt: "by-rule-1",
  async *compare({ columns, texts }) {
    const cells = columns.map(({ column, passages }) => {
      const source = passages.at(-1);
      if (source === undefined) return silentCell(column);
      const { text } = source.passage;
      const start = text.indexOf(". ") + 2;
      return quoteCell(column, source, [start, text.length], texts.get(source.article.id));
    });
    if (cells.some(({ quote }) => quote !== undefined)) yield { label: "By rule", cells };
  },
};

function comparer(limits: Partial<ChatLimits> = {}, { baseUrl = double.url, model = "openai:double" } = {}) {
  return createChatModelComparer({
    model,
    openai: { apiKey: KEY, baseUrl },
    fallback: byRule,
    limits: { firstPauseMs: 5, firstTextMs: 1_500, idleMs: 1_500, ...limits },
  });
}

async function compare(...behaviours: Behaviour[]) {
  double.behave(...behaviours);
  const request = compareRequest();
  const result = await compared(comparer().compare(request));
  expectSound(result.points, request);
  return result;
}

const labels = (points: readonly Point[]) => points.map(({ label }) => label);
const cellsOf = (points: readonly Point[]) =>
  points.flatMap(({ cells }) => cells).filter(({ quote }) => quote);
const quotes = (points: readonly Point[]) => points.map(({ cells }) => cells.map(({ quote }) => quote));
const BOTH = ["What the outlets say first", "What else they say"];

comparerContract("a chat model", () => comparer());

describe.each([...COMPARISON_STYLES, "refusal", "empty", "endless"] as const)(
  "a model whose comparison is %s",
  (behaviour) => {
    it("leaves points whose every quotation holds, and nothing of its own but plain labels and reasons", async () => {
      const { points } = await compare(behaviour);
      expect(points.length).toBeGreaterThan(0);
      expect(points.length).toBeLessThanOrEqual(8);
      const all = JSON.stringify(points);
      for (const wrong of [INVENTED.number, UNKNOWN_OUTLET, "<", "script:", "lies"])
        expect(all).not.toContain(wrong);
      for (const { label, cells } of points) {
        expect(label.length).toBeLessThanOrEqual(80);
        for (const { reason = "" } of cells) expect(reason).not.toMatch(/["“”<>[\]]/);
      }
    });
  },
);

it.each([
  "comparison-in-prose",
  "comparison-lines",
  "thinking",
  "byte-by-byte",
  "comparison-wrong-types",
] as const)("reads the same points from a reply that is %s", async (behaviour) => {
  const { points, notes } = await compare(behaviour);
  expect(labels(points)).toEqual(BOTH);
  expect(quotes(points)).toEqual(quotes(wellBehaved));
  expect(notes).toEqual([]);
});

it("keeps the model's stances and reasons", () => {
  const [first] = wellBehaved;
  expect(first?.cells.map(({ stance }) => stance)).toEqual(["states", "states", "disputes", "silent"]);
  expect(first?.cells[2]?.reason).toBe("tells it otherwise than the first");
});

/** A reply whose first point is complete before its middle. */
const LATE_SECOND = JSON.stringify({
  points: [
    {
      label: "Ships that waited",
      cells: [
        {
          outlet: "Island Post",
          passage: 4,
          quote: "The union denied that 40 ships had waited outside the harbour.",
          stance: "states",
        },
      ],
    },
    { label: "A label without end ".repeat(40), cells: [] },
  ],
});

it("passes each point on before the next has arrived", async () => {
  double.script(LATE_SECOND);
  double.behave("silence-midway");
  const items: string[] = [];
  for await (const item of comparer().compare(compareRequest()))
    items.push("label" in item ? item.label : "note");
  expect(items).toEqual(["Ships that waited", "note", "By rule"]);
});

describe("thoughts", () => {
  const DRAFT = LATE_SECOND.replace("Ships that waited", "A draft").replace('"passage":4', '"passage":1');
  const FIRST = JSON.parse(LATE_SECOND).points[0];
  const WHOLE = JSON.stringify({ points: [FIRST] });

  it.each([
    ["unmarked at their beginning", `Perhaps {"points": 7}?\n</think>\n\n${WHOLE}`],
    [
      "in a channel",
      `<|channel|>analysis<|message|>${DRAFT}<|end|><|start|>assistant<|channel|>final<|message|>${WHOLE}`,
    ],
    ["in brackets, with a draft", `[THINK]${DRAFT}[/THINK]${WHOLE}<|im_end|>`],
  ])("are no part of the comparison (%s)", async (_, reply) => {
    double.script(reply);
    const { points, notes } = await compared(comparer().compare(compareRequest()));
    expect(labels(points)).toEqual(["Ships that waited"]);
    expect(notes).toEqual([]);
  });
});

it("sends fewer passages to a model that takes little, at least one of each outlet", async () => {
  const request = compareRequest();
  const columns = request.columns.map((column) => ({
    ...column,
    passages: column.passages.flatMap((one) => [one, one, one]),
  }));
  double.refuse(({ messages = [] }) =>
    (messages.at(-1)?.content.length ?? 0) > 3_000
      ? { status: 400, body: { error: "The prompt is too long." } }
      : undefined,
  );
  const small = comparer({}, { model: "openai:small" });
  await compared(small.compare({ ...request, columns }));
  double.refuse();
  const prompts = double.requests.map(({ body }) => body.messages?.at(-1)?.content ?? "");
  expect(prompts.at(-1)?.length).toBeLessThan(prompts[0]?.length ?? 0);
  for (const { passages } of request.columns)
    if (passages[0] !== undefined) expect(prompts.at(-1)).toContain(passages[0].passage.text);
});

describe("quotations", () => {
  it("are dropped where nothing of the passage is near, and the fallback compares", async () => {
    const { points, notes } = await compare("comparison-invented-quotation");
    expect(labels(points)).toEqual(["By rule"]);
    expect(notes).toEqual([expect.stringContaining("no point that the passages bear out")]);
  });

  it("cost their cell alone, where only one is invented", async () => {
    const [first] = (await compare("comparison-one-invented-quotation")).points;
    expect(first?.cells.map(({ stance }) => stance)).toEqual(["silent", "states", "disputes", "silent"]);
  });

  it("are replaced by the nearest sentence where they were altered, and that is marked and not judged", async () => {
    const { points } = await compare("comparison-altered-quotation");
    const replaced = cellsOf(points).filter((cell) => cell.replaced);
    expect(replaced.length).toBeGreaterThan(2);
    for (const cell of replaced) {
      expect(cell.stance).toBe("not-checked");
      expect(cell.reason).toBeUndefined();
      expect(cell.quote).not.toContain("violet");
    }
  });

  it.each(["comparison-restyled-quotation", "comparison-clipped-quotation"] as const)(
    "are taken from the article, as whole sentences, where they are %s",
    async (behaviour) => {
      const { points } = await compare(behaviour);
      expect(quotes(points)).toEqual(quotes(wellBehaved));
      expect(cellsOf(points).some(({ replaced }) => replaced)).toBe(false);
    },
  );

  it.each(["comparison-wrong-passage", "comparison-passage-out-of-range"] as const)(
    "are looked for in the outlet's other passages where the number is %s",
    async (behaviour) => {
      const { points, notes } = await compare(behaviour);
      expect(labels(points)).toEqual(BOTH);
      expect(notes).toEqual([]);
    },
  );

  it("are not given to an outlet that did not write them", async () => {
    const { points } = await compare("comparison-wrong-outlet");
    const courier = cellsOf(points).filter(({ columnId }) => columnId === "coast-courier");
    expect(courier.some(({ quote }) => quote?.includes("union"))).toBe(false);
    expect(labels(points)).toEqual(["By rule"]);
  });
});

it("drops unknown outlets and repeated cells, and keeps the rest", async () => {
  expect((await compare("comparison-unknown-outlet")).points).toEqual(wellBehaved);
  expect((await compare("comparison-repeated-cells")).points).toEqual(wellBehaved);
  expect((await compare("comparison-repeated-points")).points).toEqual(wellBehaved);
});

it("makes columns without a cell silent", async () => {
  const { points } = await compare("comparison-missing-cells");
  expect(points[0]?.cells.map(({ stance }) => stance)).toEqual(["states", "silent", "silent", "silent"]);
});

it("takes a dispute with nobody, and a stance that there is not, for not checked", async () => {
  const lone = cellsOf((await compare("comparison-lone-dispute")).points);
  expect(lone.map(({ stance, reason }) => [stance, reason])).toEqual([
    ["not-checked", undefined],
    ["not-checked", undefined],
  ]);
  const unknown = cellsOf((await compare("comparison-unknown-stance")).points);
  expect(new Set(unknown.map(({ stance }) => stance))).toEqual(new Set(["not-checked"]));
});

it("leaves labels and reasons without HTML, Markdown, markers, and figures of the model's own", async () => {
  const html = (await compare("comparison-html")).points;
  expect(html[0]?.label).toBe("What the outlets say first more");
  expect(html[0]?.cells[0]?.reason).toBe("says so");
  const figures = (await compare("comparison-invented-figures")).points;
  expect(figures[0]?.label).toMatch(/^What the outlets say first of, We shall paint/);
  expect(cellsOf(figures).some(({ reason }) => reason !== undefined)).toBe(false);
  expect(labels((await compare("comparison-only-html")).points)).toEqual(["By rule"]);
});

describe("a reply that cannot be read", () => {
  it("is asked for once more, with the reason", async () => {
    const { points, notes } = await compare("comparison-invalid-json-once");
    expect(labels(points)).toEqual(BOTH);
    expect(notes).toEqual([]);
    const prompts = double.requests.map(({ body }) => body.messages?.at(-1)?.content ?? "");
    expect(prompts.map((prompt) => prompt.includes("could not be read"))).toEqual([false, true]);
  });

  it.each(["comparison-invalid-json", "refusal"] as const)(
    "twice (%s) leaves the comparison to the fallback, and says so",
    async (behaviour) => {
      const { points, notes } = await compare(behaviour);
      expect(double.requests).toHaveLength(2);
      expect(notes).toEqual([
        "The model's comparison could not be read, twice; therefore what follows was found by rule.",
      ]);
      expect(labels(points)).toEqual(["By rule"]);
    },
  );
});

it.each(["comparison-no-points", "comparison-no-cells"] as const)(
  "does not ask again for a reply that is only empty (%s)",
  async (behaviour) => {
    const { points, notes } = await compare(behaviour);
    expect(double.requests).toHaveLength(1);
    expect(notes).toHaveLength(1);
    expect(labels(points)).toEqual(["By rule"]);
  },
);

it("keeps the points before a cut, and completes them by rule", async () => {
  const { points, notes } = await compare("comparison-cut-short");
  expect(labels(points)).toEqual([BOTH[0], "By rule"]);
  expect(notes).toEqual([expect.stringContaining("cut off")]);
});

it("stops reading at the end of the object", async () => {
  await compare("endless");
  await vi.waitFor(() => expect(double.requests[0]?.abandoned).toBe(true));
});

it("stops reading at the eighth point", async () => {
  const { points, notes } = await compare("comparison-many-points");
  expect(labels(points)).toEqual(Array.from({ length: 8 }, () => expect.stringMatching(/^Point [A-Z]$/)));
  expect(notes).toEqual([]);
  await vi.waitFor(() => expect(double.requests[0]?.abandoned).toBe(true));
});

it("cuts a text that has no end and no object", async () => {
  double.script("So it goes.");
  double.behave("endless", "comparison-invalid-json");
  const { notes } = await compared(comparer({ maxCharacters: 500 }).compare(compareRequest()));
  expect(notes).toEqual([expect.stringContaining("could not be read")]);
  await vi.waitFor(() => expect(double.requests[0]?.abandoned).toBe(true));
});

describe("when the model fails", () => {
  it.each([
    ["key-refused", /refused the key/],
    ["model-unknown", /is not known there/],
    ["server-error", /failed \(HTTP 500\)/],
    ["rate-limited", /too many requests/],
    ["silence", /did not begin to answer/],
    ["empty", /empty answer/],
  ] as const)("%s is told in a note without the key, and the fallback compares", async (behaviour, said) => {
    const { points, notes } = await compare(behaviour);
    expect(notes).toEqual([expect.stringMatching(said)]);
    expect(notes[0]).toMatch(/Therefore what follows was found by rule\.$/);
    expect(notes.join()).not.toContain(KEY);
    expect(labels(points)).toEqual(["By rule"]);
  });

  it.each(["disconnect", "cut-short", "silence-midway", "invalid-json-line"] as const)(
    "in the middle (%s) its points stay, and the fallback adds what they lack",
    async (behaviour) => {
      double.script(LATE_SECOND);
      const { points, notes } = await compare(behaviour);
      expect(labels(points)).toEqual(["Ships that waited", "By rule"]);
      expect(notes).toHaveLength(1);
    },
  );

  it("does the same where nothing listens", async () => {
    const gone = await startOpenAiDouble();
    await gone.close();
    const { points, notes } = await compared(comparer({}, { baseUrl: gone.url }).compare(compareRequest()));
    expect(notes).toEqual([expect.stringContaining("ECONNREFUSED")]);
    expect(labels(points)).toEqual(["By rule"]);
  });
});

describe("when it is stopped", () => {
  it("closes the connection, and nothing follows", async () => {
    double.behave("silence");
    const controller = new AbortController();
    const request = compareRequest({ signal: controller.signal });
    const result = compared(comparer({ firstTextMs: 10_000 }).compare(request));
    await vi.waitFor(() => expect(double.requests).toHaveLength(1));
    controller.abort();
    expect(await result).toEqual({ points: [], notes: [] });
    await vi.waitFor(() => expect(double.requests[0]?.abandoned).toBe(true));
  });

  it("asks no model before it began", async () => {
    const request = compareRequest({ signal: AbortSignal.abort() });
    expect(await compared(comparer().compare(request))).toEqual({ points: [], notes: [] });
    expect(double.requests).toEqual([]);
  });
});

it("asks no model where there is nothing to compare", async () => {
  const columns = compareRequest().columns.map((column) => ({ ...column, passages: [] }));
  expect(await compared(comparer().compare(compareRequest({ columns })))).toEqual({ points: [], notes: [] });
  expect(double.requests).toEqual([]);
});

it("compares articles by their titles where they are the columns", async () => {
  const columns = compareRequest().columns.map((one) => ({
    ...one,
    column: { ...one.column, name: one.passages[0]?.article.title ?? one.column.name },
  }));
  const request = compareRequest({ columns });
  const { points, notes } = await compared(comparer().compare(request));
  expectSound(points, request);
  expect([labels(points), notes]).toEqual([BOTH, []]);
});

it("sends nothing to anyone but the endpoint, even where LangChain's tracing is switched on", async () => {
  vi.stubEnv("LANGSMITH_TRACING", "true");
  vi.stubEnv("LANGSMITH_ENDPOINT", double.url);
  vi.stubEnv("LANGSMITH_API_KEY", "none");
  await compared(comparer().compare(compareRequest()));
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(double.requests.map(({ path }) => path)).toEqual(["/v1/chat/completions"]);
});
