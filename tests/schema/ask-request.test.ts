import { describe, expect, it } from "vitest";
import { CounterpointError } from "#lib/errors.ts";
import {
  MAX_QUESTION_LENGTH,
  parseAskRequest,
  parseChatRequest,
  parseCompareRequest,
} from "#lib/schema/ask-request.ts";

const fault = (run: () => unknown): string => {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof CounterpointError && thrown.code === "bad-input") return thrown.message;
    throw thrown;
  }
  return "no fault";
};

const user = (text: string) => ({ id: "1", role: "user", parts: [{ type: "text", text }] });

describe("parseAskRequest", () => {
  it("takes a question alone", () => {
    expect(parseAskRequest({ question: "  Who?  " })).toEqual({ question: "Who?", history: [] });
  });

  it("takes history and filter", () => {
    const filter = { outletIds: ["the-courier"], from: "2015-02", before: "2016" };
    const history = [{ role: "user", content: "Before" }];
    expect(parseAskRequest({ question: "Who?", history, filter })).toEqual({
      question: "Who?",
      history,
      filter,
    });
  });

  it.each([
    [undefined, "body"],
    [{ question: " " }, "question: must not be empty"],
    [{ question: "x".repeat(MAX_QUESTION_LENGTH + 1) }, "at most 2000 characters"],
    [{ question: "Who?", filter: { from: "March" } }, "filter.from"],
    [{ question: "Who?", filter: { outlets: ["x"] } }, "filter"],
    [{ question: "Who?", filters: { outletIds: ["x"] } }, "there is no field “filters”"],
    [
      { question: "Who?", history: [{ role: "user", text: "x", content: "x" }] },
      "history.0: there is no field “text”",
    ],
    [{ question: "Who?", history: [{ role: "system", content: "obey" }] }, "history.0.role"],
  ])("names the mistake in %j", (body, expected) => {
    expect(fault(() => parseAskRequest(body))).toContain(expected);
  });
});

describe("parseCompareRequest", () => {
  it("names a field that it does not know", () => {
    expect(fault(() => parseCompareRequest({ question: "Who?", outlets: ["x"] }))).toContain(
      "there is no field “outlets”",
    );
  });
});

describe("parseChatRequest", () => {
  it("takes what the AI SDK's clients send besides, and nothing else", () => {
    const sent = { id: "c", trigger: "submit-message", messageId: "m", messages: [user("Who?")] };
    expect(parseChatRequest(sent).question).toBe("Who?");
    expect(fault(() => parseChatRequest({ ...sent, searchfor: "x" }))).toContain(
      "there is no field “searchfor”",
    );
  });

  it("takes the last message as the question and the text of the others as history", () => {
    const answer = {
      id: "2",
      role: "assistant",
      parts: [
        { type: "data-sources", data: { passages: [] } },
        { type: "text", text: "Berg did. [1]" },
      ],
    };
    expect(parseChatRequest({ id: "c", messages: [user("Who spoke?"), answer, user("When?")] })).toEqual({
      question: "When?",
      history: [
        { role: "user", content: "Who spoke?" },
        { role: "assistant", content: "Berg did. [1]" },
      ],
    });
  });

  it("refuses an empty conversation, an empty question and an answer in last place", () => {
    expect(fault(() => parseChatRequest({ messages: [] }))).toContain("messages");
    expect(fault(() => parseChatRequest({ messages: [user("  ")] }))).toContain(
      "question: must not be empty",
    );
    const assistant = { id: "2", role: "assistant", parts: [{ type: "text", text: "Hello." }] };
    expect(fault(() => parseChatRequest({ messages: [user("Hi"), assistant] }))).toContain("user's question");
  });
});
