import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { OpenAiLimits } from "#lib/embeddings/openai/openai-embedder.ts";
import { createOpenAiFactory, type OpenAiFactorySettings } from "#lib/embeddings/openai/openai-factory.ts";
import type { VectorCache } from "#lib/schema/vector-cache.ts";
import { embedderContract } from "#tests/contracts/embedder.ts";
import type { RequestBody } from "#tests/doubles/double-replies.ts";
import { type OpenAiDouble, startOpenAiDouble } from "#tests/doubles/openai-double.ts";

const KEY = "sk-secret-0123456789";
const LIMITS: Partial<OpenAiLimits> = {
  batchTexts: 2,
  patient: { tries: 4, firstPauseMs: 5, longestPauseMs: 2_000, requestMs: 2_000 },
  quick: { tries: 2, firstPauseMs: 5, longestPauseMs: 2_000, requestMs: 2_000 },
};
let double: OpenAiDouble;

beforeAll(async () => {
  double = await startOpenAiDouble();
});
afterAll(() => double.close());
afterEach(() => {
  double.behave("well-behaved");
  double.refuse();
  double.requests.length = 0;
});

function memoryCache(): VectorCache & { size: () => number } {
  const vectors = new Map<string, Float32Array>();
  return {
    size: () => vectors.size,
    get: async (id, hashes) => hashes.map((hash) => vectors.get(`${id} ${hash}`)),
    set: async (id, entries) => {
      for (const { hash, vector } of entries) vectors.set(`${id} ${hash}`, vector);
    },
  };
}

function factory(settings: Partial<OpenAiFactorySettings> = {}) {
  return createOpenAiFactory({
    apiKey: KEY,
    baseUrl: double.url,
    model: "double",
    cache: memoryCache(),
    limits: LIMITS,
    ...settings,
  });
}

/** Fitted; what the fitting asked is forgotten. */
async function embedder(settings: Partial<OpenAiFactorySettings> = {}) {
  const fitted = await factory(settings).fit([]);
  double.requests.length = 0;
  return fitted.embedder;
}

const inputs = () => double.requests.map(({ body }) => body.input);
const letters = (count: number) =>
  Array.from({ length: count }, (_, i) => `text ${String.fromCharCode(97 + i)}`);

embedderContract("an OpenAI-compatible endpoint", () => factory());

it("is named after the model and the length of its vectors", async () => {
  expect(factory().method).toBe("openai:double:default");
  expect(factory({ dimensions: 8 }).method).toBe("openai:double:8");
  expect((await embedder()).id).toBe("openai:double:32");
  const short = await embedder({ dimensions: 8 });
  expect([short.id, short.dimensions]).toEqual(["openai:double:8", 8]);
  await short.embed(["one"], "query");
  expect(double.requests[0]?.body.dimensions).toBe(8);
});

it("asks nothing when it is restored", async () => {
  const { state } = await factory().fit([]);
  double.requests.length = 0;
  expect((await factory().restore(state)).dimensions).toBe(32);
  expect(double.requests).toHaveLength(0);
  await expect(factory({ model: "other" }).restore(state)).rejects.toMatchObject({ code: "index-corrupt" });
});

it("asks in batches, by number and by length, and puts the vectors back in order", async () => {
  const small = await embedder({ limits: { ...LIMITS, batchTexts: 3, batchCharacters: 20 } });
  const texts = ["one", "two", "three", "four", "a text that is longer than a batch", "five"];
  const vectors = await small.embed(texts, "passage");
  expect(inputs().toSorted()).toEqual([
    ["a text that is longer than a batch"],
    ["five"],
    ["four"],
    ["one", "two", "three"],
  ]);
  const alone = await embedder();
  for (const [i, text] of texts.entries()) expect([vectors[i]]).toEqual(await alone.embed([text], "query"));
});

it("asks for a repeated text once", async () => {
  const [first, second, third] = await (await embedder()).embed(["same", "other", "same"], "passage");
  expect(inputs()).toEqual([["same", "other"]]);
  expect(third).toEqual(first);
  expect(second).not.toEqual(first);
});

it.each(["vectors-out-of-order", "vectors-as-numbers"] as const)(
  "takes %s for what they are",
  async (behaviour) => {
    const one = await embedder();
    const expected = await one.embed(["apple pie", "boat trip"], "query");
    double.behave(behaviour);
    expect(await one.embed(["apple pie", "boat trip"], "query")).toEqual(expected);
  },
);

describe("what was paid for", () => {
  it("is not asked for again, by the next embedder either", async () => {
    const cache = memoryCache();
    const first = await (await embedder({ cache })).embed(letters(3), "passage");
    const again = await embedder({ cache });
    expect((await again.embed(letters(4), "passage")).slice(0, 3)).toEqual(first);
    expect(inputs()).toEqual([["text d"]]);
  });

  it("is kept when a later batch fails", async () => {
    const cache = memoryCache();
    const one = await embedder({ cache, limits: { ...LIMITS, atOnce: 1 } });
    double.behave("well-behaved", "well-behaved", "key-refused");
    await expect(one.embed(letters(9), "passage")).rejects.toMatchObject({ code: "model-failed" });
    expect(cache.size()).toBe(4);
    expect(double.requests).toHaveLength(3);
    double.behave("well-behaved");
    await one.embed(letters(9), "passage");
    expect(inputs().slice(3).flat()).toEqual(letters(9).slice(4));
  });

  it("is kept of the requests that were under way when another failed", async () => {
    const cache = memoryCache();
    const one = await embedder({ cache, limits: { ...LIMITS, atOnce: 2 } });
    double.behave("key-refused", "well-behaved");
    await expect(one.embed(letters(8), "passage")).rejects.toMatchObject({ code: "model-failed" });
    expect(double.requests).toHaveLength(2);
    expect(cache.size()).toBe(2);
  });

  it("does not include questions", async () => {
    const cache = memoryCache();
    await (await embedder({ cache })).embed(["what is it?"], "query");
    expect(cache.size()).toBe(0);
  });
});

it("waits as Retry-After asks, and goes on", async () => {
  const one = await embedder();
  double.behave("rate-limited-twice");
  expect(await one.embed(letters(4), "passage")).toHaveLength(4);
  expect(double.requests).toHaveLength(6);
});

describe("when the endpoint fails", () => {
  it.each([
    ["key-refused", "model-failed", /refused the key/, 1],
    ["model-unknown", "model-failed", /double .*is not known/, 1],
    ["bad-request", "model-failed", /field input is too long/, 3],
    ["quota-exhausted", "model-failed", /quota is used up/, 1],
    ["rate-limited", "model-failed", /too many requests/, 2],
    ["server-error", "model-failed", /failed \(HTTP 500\)/, 3],
    ["too-few-vectors", "model-failed", /gave 1 vectors for 2 texts/, 1],
    ["uneven-vectors", "model-failed", /gave 33 dimensions instead of 32/, 1],
    ["vectors-not-numbers", "model-failed", /not made of numbers/, 1],
    ["vectors-of-nulls", "model-failed", /not made of numbers/, 1],
    ["silence", "model-timeout", /did not answer in time/, 2],
  ] as const)(
    "%s is %s, without the key, after as many tries as make sense",
    async (behaviour, code, message, tries) => {
      const quick = { tries: 2, firstPauseMs: 5, longestPauseMs: 50, requestMs: 150 };
      const one = await embedder({ limits: { ...LIMITS, quick } });
      double.behave(behaviour);
      const failure = await one.embed(["one", "two"], "query").then(
        () => expect.unreachable(),
        (error: unknown) => error as { code: string; message: string; hint: string; cause: unknown },
      );
      expect(failure).toMatchObject({ code, message: expect.stringMatching(message) });
      expect(`${failure.message} ${failure.hint} ${String(failure.cause)}`).not.toContain(KEY);
      expect(double.requests).toHaveLength(tries);
    },
  );

  it("names OPENAI_BASE_URL when nothing listens there", async () => {
    const gone = await startOpenAiDouble();
    await gone.close();
    await expect(factory({ baseUrl: gone.url }).fit([])).rejects.toMatchObject({
      code: "model-unreachable",
      hint: expect.stringContaining("OPENAI_BASE_URL"),
    });
  });

  it("says that the model does not give the dimensions that were asked for", async () => {
    double.behave("uneven-vectors");
    await expect(factory({ dimensions: 8 }).fit([])).rejects.toMatchObject({
      code: "model-failed",
      message: expect.stringContaining("9 dimensions instead of 8"),
    });
  });
});

it("closes the connection when it is stopped", async () => {
  const one = await embedder();
  double.behave("silence");
  const controller = new AbortController();
  const reason = new Error("enough");
  const embedded = one.embed(letters(6), "passage", controller.signal);
  await vi.waitFor(() => expect(double.requests).toHaveLength(3));
  controller.abort(reason);
  await expect(embedded).rejects.toBe(reason);
  await vi.waitFor(() => expect(double.requests.every(({ abandoned }) => abandoned)).toBe(true));
  expect(double.requests).toHaveLength(3);
});

describe("a server that refuses", () => {
  const textsOf = ({ input }: RequestBody) => [input ?? []].flat();
  const many = { ...LIMITS, batchTexts: 16, atOnce: 1 };

  it.each([
    ["says so", 400, { error: { message: "batch size is invalid, at most 3 texts" } }],
    ["has other words for it", 413, { error: "too many inputs" }],
    ["does not say why", 422, { detail: "no" }],
    ["fails without a word", 500, { error: "Internal Server Error" }],
  ])("many texts at a time is given fewer, from then on (%s)", async (_, status, body) => {
    const expected = await (await embedder()).embed(letters(16), "passage");
    double.refuse((request) => (textsOf(request).length > 3 ? { status, body } : undefined));
    const one = await embedder({ limits: many });
    expect(await one.embed(letters(16), "passage")).toEqual(expected);
    double.requests.length = 0;
    await one.embed(letters(24).slice(16), "passage");
    expect(inputs().map((input) => [input].flat().length)).toEqual([2, 2, 2, 2]);
  });

  it.each([
    ["base64", (format: unknown) => format === "base64"],
    ["any encoding", (format: unknown) => format !== undefined],
  ])("%s is asked otherwise, from then on", async (_, refuses) => {
    const [expected] = await (await embedder()).embed(["boat trip"], "query");
    double.refuse(({ encoding_format }) =>
      refuses(encoding_format) ? { status: 422, body: { detail: "unprocessable" } } : undefined,
    );
    const one = await embedder();
    const [vector] = await one.embed(["boat trip"], "query");
    for (const [i, x] of (vector ?? []).entries()) expect(x).toBeCloseTo(expected?.[i] ?? 0, 5);
    expect(double.requests).toHaveLength(1);
  });

  const LONG = `${"The harbour was dredged in spring. ".repeat(12)}${"Then came the ferries. ".repeat(12)}`;

  it.each([
    ["says so", 500, { error: { message: "input is too large to process" } }],
    ["does not say why", 400, { error: "bad request" }],
  ])("a long text gets the mean of its parts, and the others their own (%s)", async (_, status, body) => {
    const others = await (await embedder()).embed(["one", "two"], "passage");
    double.refuse((request) =>
      textsOf(request).some((text) => text.length > 200) ? { status, body } : undefined,
    );
    const [one, long, two] = await (await embedder()).embed(["one", LONG, "two"], "passage");
    expect([one, two]).toEqual(others);
    expect(Math.hypot(...(long ?? []))).toBeCloseTo(1, 5);
    const parts = double.requests
      .flatMap(({ body: request }) => textsOf(request))
      .filter((text) => LONG.includes(text));
    expect(parts.some((text) => text.length < 200 && text.endsWith(". "))).toBe(true);
  });

  it("one text, whatever is made of it, gets no vector, and the others theirs; it is not kept", async () => {
    const cache = memoryCache();
    const [expected] = await (await embedder()).embed(["one"], "passage");
    double.refuse((request) =>
      textsOf(request).some((text) => text.includes("¤"))
        ? { status: 400, body: { error: "no" } }
        : undefined,
    );
    const [one, odd] = await (await embedder({ cache })).embed(["one", "¤¤¤"], "passage");
    expect(one).toEqual(expected);
    expect(odd?.every((x) => x === 0)).toBe(true);
    expect(cache.size()).toBe(1);
  });

  it("everything is told as what it says", async () => {
    const one = await embedder();
    double.refuse(() => ({ status: 400, body: { error: { message: "The model was unloaded" } } }));
    await expect(one.embed(letters(4), "passage")).rejects.toMatchObject({
      code: "model-failed",
      message: expect.stringContaining("The model was unloaded"),
    });
    expect(double.requests.length).toBeLessThan(10);
  });

  it("is not followed to another host", async () => {
    double.behave("redirect");
    await expect(factory().fit([])).rejects.toMatchObject({
      message: expect.stringContaining("redirects to"),
    });
  });
});
