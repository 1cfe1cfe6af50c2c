import type { Answer } from "#lib/schema/answer.ts";
import type { Article, ArticleInfo } from "#lib/schema/article.ts";
import type { Comparison } from "#lib/schema/comparison.ts";
import type { ComparisonEvent } from "#lib/schema/comparison-event.ts";
import type { Passage } from "#lib/schema/passage.ts";
import { VERBATIM_PORT } from "./ports.ts";
import { CORE, expect, test } from "./support.ts";

const QUESTION = "How many more troops did Obama approve?";

test("an answer's citations are exact spans of the articles", CORE, async ({ request }) => {
  const response = await request.post("/api/ask", { data: { question: QUESTION } });
  const answer: Answer = await response.json();
  expect(answer.citations.length).toBeGreaterThan(0);
  for (const { articleId, quote, quoteSpan, answerSpan } of answer.citations) {
    const { article }: { article: Article } = await (await request.get(`/api/articles/${articleId}`)).json();
    expect(article.text.slice(...quoteSpan)).toBe(quote);
    expect(answer.text.slice(...answerSpan)).toBe(quote);
  }
});

test(
  "articles are listed without their text, and one is given with its passages",
  CORE,
  async ({ request }) => {
    const { articles }: { articles: ArticleInfo[] } = await (await request.get("/api/articles")).json();
    expect(articles).toHaveLength(5);
    expect(articles[0]).not.toHaveProperty("text");
    const one: { article: Article; passages: Passage[] } = await (
      await request.get(`/api/articles/${articles[0]?.id}`)
    ).json();
    for (const { start, end, text } of one.passages) expect(one.article.text.slice(start, end)).toBe(text);
  },
);

test("a filter and a history count", CORE, async ({ request }) => {
  const history = [
    { role: "user", content: "Who is Mark Dubowitz?" },
    { role: "assistant", content: "A policy expert. [1]" },
  ];
  const data = {
    question: "What does he think of Lebanon?",
    history,
    filter: { outletIds: ["the-daily-beast"] },
  };
  const answer: Answer = await (await request.post("/api/ask", { data })).json();
  expect(answer.searchedFor).toContain("Dubowitz");
  expect(new Set(answer.sources.map(({ article }) => article.outletId))).toEqual(
    new Set(["the-daily-beast"]),
  );
});

test("a comparison is given whole, or point by point", CORE, async ({ request }) => {
  const data = { question: "Who trains Iraqi troops?" };
  const whole: Comparison = await (await request.post("/api/compare", { data })).json();
  expect(whole.columns).toHaveLength(5);
  const streamed = await request.post("/api/compare", { data, headers: { accept: "text/event-stream" } });
  const events: ComparisonEvent[] = [...(await streamed.text()).matchAll(/^data: (.*)$/gm)].map((match) =>
    JSON.parse(match[1] ?? ""),
  );
  expect(events[0]?.type).toBe("columns");
  const last = events.at(-1);
  expect(last?.type === "comparison" && last.comparison.points).toEqual(whole.points);
  expect(events.flatMap((event) => (event.type === "point" ? [event.point] : []))).toEqual(whole.points);
});

test(
  "mistakes are told with their status, a code and a sentence, and nothing more",
  CORE,
  async ({ request }) => {
    const cases: [string, Parameters<typeof request.fetch>[1], number, string][] = [
      ["/api/ask", { method: "POST", data: { question: "" } }, 400, "bad-input"],
      ["/api/ask", { method: "POST", data: { question: "Who?", filter: { from: "May" } } }, 400, "bad-input"],
      [
        "/api/ask",
        { method: "POST", headers: { "content-type": "text/plain" }, data: "{}" },
        400,
        "bad-input",
      ],
      [
        "/api/ask",
        { method: "POST", headers: { "content-type": "application/json" }, data: "{" },
        400,
        "bad-input",
      ],
      ["/api/ask", { method: "POST", data: { question: "Who?", filters: {} } }, 400, "bad-input"],
      ["/api/suggestions", { method: "POST", data: { outletIds: ["vox"] } }, 400, "bad-input"],
      ["/api/chat", { method: "POST", data: { messages: [] } }, 400, "bad-input"],
      ["/api/compare", { method: "POST", data: { question: " " } }, 400, "bad-input"],
      ["/api/articles/none", { method: "GET" }, 404, "not-found"],
      [
        "/api/ask",
        { method: "POST", headers: { origin: "https://elsewhere.invalid" }, data: { question: "Who?" } },
        403,
        "forbidden",
      ],
      ["/api/articles", { method: "GET", headers: { host: "elsewhere.invalid" } }, 403, "forbidden"],
    ];
    for (const [url, options, status, code] of cases) {
      const response = await request.fetch(url, options);
      expect(response.status(), url).toBe(status);
      const body = await response.json();
      expect(body.code).toBe(code);
      expect(Object.keys(body).filter((key) => !["code", "message", "hint"].includes(key))).toEqual([]);
      expect(body.message).not.toMatch(/\n|node_modules| at /);
    }
  },
);

test("what routes answer is kept by nobody and given to no other site", CORE, async ({ request }) => {
  const messages = [{ role: "user", parts: [{ type: "text", text: QUESTION }] }];
  const answers = [
    await request.get("/api/health"),
    await request.get("/api/articles/none"),
    await request.get("/api/nothing"),
    await request.post("/api/chat", { data: { messages } }),
    await request.post("/api/compare", {
      data: { question: QUESTION },
      headers: { accept: "text/event-stream" },
    }),
  ];
  for (const answer of answers) {
    const headers = answer.headers();
    expect(headers["cache-control"], answer.url()).toContain("no-store");
    expect(headers["cross-origin-resource-policy"], answer.url()).toBe("same-origin");
  }
});

test(
  "pages, too, are given under the server's own names alone, each with a content policy",
  CORE,
  async ({ request }) => {
    for (const path of ["/", "/library", "/compare", "/articles/none", "/theme.js", "/nothing"]) {
      expect((await request.get(path, { headers: { host: "elsewhere.invalid" } })).status(), path).toBe(403);
      for (const headers of [{}, { purpose: "prefetch" }, { "next-router-prefetch": "1" }, { rsc: "1" }]) {
        const policy = (await request.get(path, { headers })).headers()["content-security-policy"];
        expect(policy, `${path} ${JSON.stringify(headers)}`).toContain("default-src 'self'");
      }
    }
  },
);

test("suggestions are such as the selection answers", CORE, async ({ request }) => {
  const filter = { outletIds: ["vox"] };
  const { questions }: { questions: string[] } = await (
    await request.post("/api/suggestions", { data: { filter } })
  ).json();
  for (const question of questions) {
    const answer: Answer = await (await request.post("/api/ask", { data: { question, filter } })).json();
    expect(answer.refusal, question).toBeNull();
  }
});

test("an overlong body is refused", CORE, async () => {
  const response = await fetch(`http://127.0.0.1:${VERBATIM_PORT}/api/ask`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ question: "Who?", padding: "x".repeat(9_000_000) }),
  });
  expect(response.status).toBe(400);
});

test("a stream begins with its sources and ends with the whole answer", CORE, async ({ request }) => {
  const messages = [{ id: "1", role: "user", parts: [{ type: "text", text: QUESTION }] }];
  const body = await (await request.post("/api/chat", { data: { messages } })).text();
  const types = [...body.matchAll(/^data: (\{.*\})$/gm)].map(
    (match) => JSON.parse(match[1] ?? "").type as string,
  );
  const order = [
    "start",
    "data-sources",
    "text-start",
    "text-delta",
    "data-citation",
    "source-document",
    "data-answer",
    "finish",
  ];
  expect([...new Set(types)].filter((type) => order.includes(type))).toEqual(order);
});
