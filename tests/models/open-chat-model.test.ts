import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { CounterpointError } from "#lib/errors.ts";
import type { ChatLimits } from "#lib/models/chat-limits.ts";
import { type ChatModelSettings, openChatModel } from "#lib/models/open-chat-model.ts";
import type { ReplyPiece } from "#lib/models/stream-reply.ts";
import type { Behaviour, RequestBody } from "#tests/doubles/double-replies.ts";
import { type OpenAiDouble, startOpenAiDouble } from "#tests/doubles/openai-double.ts";

const TEXT = "The bridge over the Marl was opened in May [1]. It had cost 3 million crowns [2].";
const MESSAGES = [
  { role: "system" as const, content: "Answer shortly." },
  { role: "user" as const, content: "When was the bridge opened?" },
];
let double: OpenAiDouble;
let models = 0;

beforeAll(async () => {
  double = await startOpenAiDouble();
});
afterAll(() => double.close());
afterEach(() => {
  double.behave("well-behaved");
  double.refuse();
  double.requests.length = 0;
});

/** A model that nothing is known of yet. */
function open(limits: Partial<ChatLimits> = {}, settings: Partial<ChatModelSettings> = {}) {
  models += 1;
  return openChatModel({
    model: `openai:model-${models}`,
    openai: { apiKey: "sk-secret-0123456789", baseUrl: double.url },
    limits: { firstPauseMs: 5, ...limits },
    ...settings,
  });
}

async function reply(model = open(), signal = new AbortController().signal) {
  let text = "";
  let ending: string | undefined;
  for await (const piece of model.stream(MESSAGES, signal, () => true)) {
    if ("restart" in piece) text = "";
    else if ("text" in piece) text += piece.text;
    else ending = piece.ending;
  }
  return { text, ending };
}

/** For so many requests, since a text that nobody asks for would wait for the next test. */
function behave(behaviour: Behaviour, requests = 1) {
  double.behave(behaviour);
  double.script(...Array.from({ length: requests }, () => TEXT));
}

const fieldsSent = (name: keyof RequestBody) => double.requests.map(({ body }) => body[name]);

describe("the end of a reply", () => {
  it.each([
    ["cut-by-length", "length"],
    ["cut-by-filter", "filter"],
  ] as const)("that is %s is told", async (behaviour, ending) => {
    behave(behaviour);
    const cut = await reply();
    expect(cut.ending).toBe(ending);
    expect(TEXT.startsWith(cut.text)).toBe(true);
    expect(cut.text.length).toBeLessThan(TEXT.length);
  });

  it("may come without a reason", async () => {
    behave("no-finish-reason");
    expect(await reply()).toEqual({ text: TEXT, ending: undefined });
  });

  it("is told when it was ours", async () => {
    behave("well-behaved");
    expect(await reply(open({ maxCharacters: 20 }))).toEqual({ text: TEXT.slice(0, 20), ending: "length" });
  });
});

it("reads a whole completion where a stream was asked for", async () => {
  behave("not-streamed");
  expect(await reply()).toEqual({ text: TEXT, ending: undefined });
});

it("reads a stream where a whole completion was asked for", async () => {
  behave("always-streamed");
  const { signal } = new AbortController();
  expect(await open().complete(MESSAGES, signal)).toEqual({ text: TEXT, ending: "complete" });
});

describe("reasoning", () => {
  it.each(["thinks-apart", "thinks-in-parts"] as const)(
    "in a place of its own is left out (%s)",
    async (behaviour) => {
      behave(behaviour);
      expect((await reply()).text).toBe(TEXT);
    },
  );

  it("that uses up the limit of tokens is given more of them, from then on", async () => {
    behave("thinks-too-long", 3);
    const model = open({ maxTokens: 100 });
    expect((await reply(model)).text).toBe(TEXT);
    await reply(model);
    expect(fieldsSent("max_tokens")).toEqual([100, 400, 400]);
  });

  it("without marks, that is cut before its end, is not taken for the answer", async () => {
    const thought = "Hmm, it may be the bridge, or the ferry. ".repeat(200);
    double.behave("cut-by-length");
    // The second reply is cut, too, but within its answer.
    const answer = TEXT.repeat(2);
    double.script(thought, `${thought}</think>${answer}`.padEnd(2 * (thought.length + answer.length)));
    const { signal } = new AbortController();
    let text = "";
    for await (const piece of open().stream(MESSAGES, signal, (said) => said.includes("[1]")))
      if ("text" in piece) text += piece.text;
    expect(text).toMatch(/^The bridge over the Marl was opened in May/);
    expect(fieldsSent("max_tokens")).toEqual([4_096, 16_384]);
  });

  it("that uses up more still is told as what it is", async () => {
    double.behave("thinks-too-long");
    await expect(reply(open({ maxTokens: 40 }))).rejects.toMatchObject({
      code: "model-failed",
      message: expect.stringMatching(/limit of tokens before it began/),
      hint: expect.stringContaining("CHAT_EFFORT"),
    });
  });

  it("is asked for as much as is set, and left to a server that takes no such wish", async () => {
    await reply(open({}, { effort: "low" }));
    double.refuse(({ reasoning_effort }) =>
      reasoning_effort === undefined
        ? undefined
        : { status: 400, body: { error: { message: "Unrecognized request argument: reasoning_effort" } } },
    );
    await reply(open({}, { effort: "low" }));
    expect(fieldsSent("reasoning_effort")).toEqual(["low", "low", undefined]);
  });
});

it("sends the limit of tokens under the name that is taken, with room to think, and remembers it", async () => {
  double.refuse(({ max_tokens }) =>
    max_tokens === undefined
      ? undefined
      : {
          status: 400,
          body: { error: { message: "max_tokens is not supported: use max_completion_tokens" } },
        },
  );
  const model = open({ maxTokens: 100 });
  await reply(model);
  await reply(model);
  expect(fieldsSent("max_tokens")).toEqual([100, undefined, undefined]);
  expect(fieldsSent("max_completion_tokens")).toEqual([undefined, 400, 400]);
});

it("puts the rules into the question for a model without system messages", async () => {
  double.refuse(({ messages }) =>
    messages?.[0]?.role === "system"
      ? { status: 400, body: { error: { message: "System role not supported" } } }
      : undefined,
  );
  await reply();
  expect(double.requests.at(-1)?.body.messages).toEqual([
    { role: "user", content: "Answer shortly.\n\nWhen was the bridge opened?" },
  ]);
});

describe("a prompt that is too large", () => {
  const characters = (body: RequestBody) =>
    (body.messages ?? []).reduce((sum, { content }) => sum + content.length, 0);
  /** Three characters a token. */
  const refuseAbove = (tokens: number, message: (needed: number, prompt: number) => string) =>
    double.refuse((body) => {
      const prompt = Math.ceil(characters(body) / 3);
      const needed = prompt + (body.max_tokens ?? 0);
      return needed <= tokens
        ? undefined
        : { status: 400, body: { error: { message: message(needed, prompt) } } };
    });
  const ask = async (model = open()) => {
    const write = (most: number) => [
      { role: "user" as const, content: "words ".repeat(5_000).slice(0, Math.min(most, 30_000)) },
    ];
    const pieces: ReplyPiece[] = [];
    for await (const piece of model.stream(write, new AbortController().signal, () => true))
      pieces.push(piece);
    return pieces;
  };

  it("is written shorter by the server's own numbers, at once, and the next one as well", async () => {
    refuseAbove(
      4_096,
      (needed, prompt) =>
        `The context length is 4096 tokens, but you requested ${needed} tokens (${prompt} in the messages).`,
    );
    const model = open();
    expect(await ask(model)).not.toEqual([]);
    expect(double.requests).toHaveLength(2);
    await ask(model);
    expect(double.requests).toHaveLength(3);
    expect(fieldsSent("max_tokens")).toEqual([4_096, 800, 800]);
  });

  it("is halved until it fits where the server gives no numbers", async () => {
    refuseAbove(4_096, () => "The input is too long for this model.");
    const model = open();
    await ask(model);
    const sizes = double.requests.map(({ body }) => characters(body));
    expect(sizes.slice(0, 3)).toEqual([30_000, 15_000, 7_500]);
    const before = sizes.length;
    await ask(model);
    expect(double.requests).toHaveLength(before + 1);
  });

  it("is told in the server's words where nothing helps", async () => {
    double.refuse(() => ({ status: 400, body: { error: { message: "The prompt is too long, always." } } }));
    await expect(ask()).rejects.toMatchObject({
      code: "model-failed",
      message: expect.stringContaining("The prompt is too long, always."),
      hint: expect.stringContaining("larger context"),
    });
    expect(double.requests.length).toBeLessThan(12);
  });
});

describe("a fault that is sent as a part of the reply", () => {
  it.each(["fault-midway", "fault-at-once"] as const)("is told as what it says (%s)", async (behaviour) => {
    behave(behaviour);
    await expect(reply()).rejects.toMatchObject({
      code: "model-failed",
      message: expect.stringContaining("The graphics card has no memory left"),
    });
  });

  it.each([
    ["a text", { error: "The model runner has stopped" }],
    ["a list", { detail: [{ loc: ["body", "model"], msg: "The model runner has stopped" }] }],
    ["an object", { object: "error", message: "The model runner has stopped" }],
  ])("or as %s of a refusal", async (_, body) => {
    double.refuse(() => ({ status: 400, body }));
    await expect(reply()).rejects.toMatchObject({
      message: expect.stringContaining("The model runner has stopped"),
    });
  });
});

describe("time", () => {
  it("for the first text is kept, though empty pieces come", async () => {
    double.behave("heartbeats");
    await expect(reply(open({ firstTextMs: 200, totalMs: 10_000 }))).rejects.toMatchObject({
      code: "model-timeout",
      message: expect.stringContaining("did not begin to answer within 0.2 s"),
    });
  });

  it("is not waited for when the process ends", async () => {
    double.behave("silence");
    const stopping = new AbortController();
    const asked = [reply(open({}, { stop: stopping.signal })), reply(open({}, { stop: stopping.signal }))];
    await vi.waitFor(() => expect(double.requests).toHaveLength(2));
    const reason = new CounterpointError("model-failed", "The server is being stopped.");
    stopping.abort(reason);
    for (const one of asked) await expect(one).rejects.toBe(reason);
    await vi.waitFor(() => expect(double.requests.every(({ abandoned }) => abandoned)).toBe(true));
    await expect(reply(open({}, { stop: stopping.signal }))).rejects.toBe(reason);
  });
});

describe("the endpoint", () => {
  it("that redirects to another host is not followed", async () => {
    double.behave("redirect");
    await expect(reply()).rejects.toMatchObject({
      code: "model-failed",
      message: expect.stringMatching(
        /redirects to http:\/\/localhost:9\/v1\/chat\/completions\. Nothing was sent/,
      ),
      hint: expect.stringContaining("OPENAI_BASE_URL"),
    });
    expect(double.requests).toHaveLength(1);
  });

  it("that redirects within its host is followed, with the same request", async () => {
    behave("redirect-within");
    expect((await reply()).text).toBe(TEXT);
    expect(double.requests[1]?.body).toEqual(double.requests[0]?.body);
  });

  it("that speaks no TLS is told apart from one that is not there", async () => {
    const baseUrl = double.url.replace("http:", "https:");
    const failure = reply(open({}, { openai: { apiKey: "none", baseUrl } }));
    await expect(failure).rejects.toMatchObject({
      code: "model-unreachable",
      message: expect.stringMatching(/cannot be reached safely: .*\((?:ERR_SSL|EPROTO)/),
      hint: expect.stringContaining("http://"),
    });
  });
});
