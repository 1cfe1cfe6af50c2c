import { expect, test } from "vitest";
import { conversationCitations } from "#app/articles/[id]/conversation-citations.ts";
import { answerView } from "#app/shared/conversation/answer-view.ts";
import { parseOldLayout, parseTurn, serialiseTurn } from "#app/shared/conversation/stored-conversation.ts";
import { messagesToSend, turnsOf } from "#app/shared/conversation/turns.ts";
import { copyText } from "#app/shared/frame/copy-text.ts";
import { failureOf } from "#app/shared/frame/failure.ts";
import { answer, assistantMessage, citation, retrieved, source, userMessage } from "./samples.ts";

const found = retrieved();
const sources = {
  searchedFor: "silt",
  corrections: [],
  coverage: "good" as const,
  passages: [found],
  searchedArticleCount: 2,
  silentArticleIds: [],
};
const messages = [
  userMessage("u1", "How much silt?"),
  assistantMessage("m1", [
    { type: "step-start" },
    { type: "data-sources", id: "sources", data: sources },
    { type: "text", text: "It took 36 barges. [1]", state: "done" },
    { type: "data-citation", data: { citation: citation(), passageId: found.passage.id } },
    { type: "source-document", sourceId: "s", mediaType: "text/plain", title: "t" },
    { type: "data-answer", id: "answer", data: answer() },
  ]),
  userMessage("u2", "And who paid?"),
];

const [question, whole] = messages;
if (question === undefined || whole === undefined) throw new Error("The answer is missing.");

test("a stored turn comes back with the same answer, numbers and all", () => {
  const back = parseTurn(serialiseTurn({ askedAt: 5, question, answer: whole }));
  if (back?.answer === undefined) throw new Error("The answer is missing.");
  expect(back.askedAt).toBe(5);
  expect(answerView(back.answer)).toEqual(answerView(whole));
});

test("what a whole answer repeats is not stored; of a stopped one, everything is", () => {
  const types = (parts: typeof whole.parts) =>
    parseTurn(
      serialiseTurn({ askedAt: 1, question, answer: assistantMessage("m", parts) }),
    )?.answer?.parts.map((part) => part.type);
  expect(types(whole.parts)).toEqual(["data-sources", "text", "data-answer"]);
  expect(types(whole.parts.filter((part) => part.type !== "data-answer"))).toEqual([
    "data-sources",
    "text",
    "data-citation",
  ]);
});

test("why an answer failed is stored with its question", () => {
  const failure = { code: "model-failed", message: "The model stopped.", hint: "Try again." };
  expect(parseTurn(serialiseTurn({ askedAt: 1, question, failure }))?.failure).toEqual(failure);
});

test.each([
  null,
  "",
  "{",
  "[]",
  '{"askedAt":1}',
  '{"askedAt":1,"question":{"id":"m","role":"user","parts":[{"type":"data-answer","data":{}}]}}',
])("a stored text that cannot be read is dropped: %s", (json) => {
  expect(parseTurn(json)).toBeUndefined();
});

test("messages are grouped into turns; a question without an answer is one too", () => {
  expect(turnsOf(messages).map(({ id, question, answer }) => [id, question, answer?.id])).toEqual([
    ["u1", "How much silt?", "m1"],
    ["u2", "And who paid?", undefined],
  ]);
});

test("only words are sent back to the server, and empty answers are left out", () => {
  const sent = messagesToSend([
    ...messages,
    assistantMessage("m2", [{ type: "data-sources", data: sources }]),
  ]);
  expect(sent.map((message) => [message.role, message.parts])).toEqual([
    ["user", [{ type: "text", text: "How much silt?" }]],
    ["assistant", [{ type: "text", text: "It took 36 barges. [1]" }]],
    ["user", [{ type: "text", text: "And who paid?" }]],
  ]);
});

test("a long conversation is sent from its last hundred messages on", () => {
  const many = Array.from({ length: 150 }, (_, index) => userMessage(`u${index}`, `Question ${index}`));
  const sent = messagesToSend(many);
  expect([sent.length, sent.at(-1)?.id]).toEqual([100, "u149"]);
});

test("the citations of a conversation come in reading order, the same words once an answer", () => {
  const whole = answer({
    sources: [source(1), source(2, { id: "a3", outletName: "Fathom" })],
    citations: [
      citation(),
      citation({ answerSpan: [12, 20] }),
      citation({ marker: 2, articleId: "a3", answerSpan: [22, 30] }),
    ],
  });
  const list = conversationCitations([
    userMessage("u1", "How much silt?"),
    assistantMessage("m1", [{ type: "data-answer", data: whole }]),
  ]);
  expect(list.map(({ marker, outletName, href }) => [marker, outletName, href])).toEqual([
    [1, "The Harbour Post", "/articles/a1?from=125&to=151"],
    [2, "Fathom", "/articles/a3?from=125&to=151"],
  ]);
});

test("copied text has the page's numbers, the warnings, and says whose words a source is", () => {
  const text = "**The Harbour Post**\n\nIt took *5,000* barges. [1] Nobody paid. [2]";
  const view = answerView(
    assistantMessage("m", [
      {
        type: "data-answer",
        data: answer({
          text,
          sources: [
            source(1),
            source(2, { id: "a3", outletName: "Fathom", wording: "summary", publishedAt: "2014" }),
          ],
          citations: [
            citation({
              answerSpan: [22, 45],
              check: "doubtful",
              findings: [{ kind: "number", what: "5,000" }],
            }),
            citation({ marker: 2, articleId: "a3", answerSpan: [50, 62] }),
          ],
        }),
      },
    ]),
  );
  expect(copyText("How much silt?", view, "http://desk")).toBe(
    `How much silt?

The Harbour Post

It took 5,000 barges. [1] (Check: the source gives no such number (5,000).) Nobody paid. [2]

Sources
[1] The Harbour Post, “Silt returns to Skelby”, February 2015. http://desk/articles/a1?from=125&to=151
[2] Fathom, our summary of “Silt returns to Skelby”, 2014. http://desk/articles/a3?from=125&to=151
`,
  );
});

test("a copied answer tells an article's brackets from the numbers of its sources", () => {
  const text = "It took 36[1] barges. [1]";
  const markers = [{ marker: 1, span: [22, 25] as const }];
  const parts = [{ type: "data-answer" as const, id: "answer", data: answer({ text, markers }) }];
  const copied = copyText("How much silt?", answerView(assistantMessage("m", parts)), "http://desk");
  expect(copied).toContain("It took 36［1］ barges. [1]\n\n［ ］: ");
});

test("what was stored before markers were told is read by its looks", () => {
  const { markers: _, ...old } = answer();
  const message = { id: "m", role: "assistant", parts: [{ type: "data-answer", data: old }] };
  const stored = { id: "c", messages: [message], excludedArticleIds: [] };
  const [read] = parseOldLayout(JSON.stringify(stored))?.messages ?? [];
  expect(read && answerView(read).markers).toEqual([{ marker: 1, span: [19, 22] }]);
});

test("a failure is told in the server's words, bare or wrapped", () => {
  const told = { code: "model-failed", message: "The model stopped.", hint: "Try again." };
  expect(failureOf(new Error(JSON.stringify(told)), true)).toEqual(told);
  expect(failureOf(new Error(JSON.stringify({ error: told })), true)).toEqual(told);
});

test("a request that does not arrive is told apart by the browser's connection", () => {
  expect(failureOf(new TypeError("Failed to fetch"), true).code).toBe("unreachable");
  expect(failureOf(new TypeError("Failed to fetch"), false).code).toBe("offline");
});

test("an unreadable answer shows nothing of its inside", () => {
  expect(failureOf(new Error("<html>stack</html>"), true).message).not.toContain("stack");
});
