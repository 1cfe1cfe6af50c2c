import { beforeEach, describe, expect, test } from "vitest";
import { mergeMessages } from "#app/(ask)/conversation/merge-messages.ts";
import {
  isTurnOf,
  latestConversation,
  readConversation,
  type TextStorage,
  writeConversation,
} from "#app/shared/conversation/conversation-store.ts";
import type { ChatMessage } from "#app/shared/conversation/messages.ts";
import { answer, assistantMessage, userMessage } from "./samples.ts";

/** What all tabs of a browser share; `room`: characters that it takes. */
class SharedStorage implements TextStorage {
  readonly texts = new Map<string, string>();
  room = Number.POSITIVE_INFINITY;
  get length() {
    return this.texts.size;
  }
  key(index: number) {
    return [...this.texts.keys()][index] ?? null;
  }
  getItem(key: string) {
    return this.texts.get(key) ?? null;
  }
  removeItem(key: string) {
    this.texts.delete(key);
  }
  setItem(key: string, text: string) {
    const others = [...this.texts].reduce((sum, [each, value]) => sum + (each === key ? 0 : value.length), 0);
    if (others + text.length > this.room) throw new Error("full");
    this.texts.set(key, text);
  }
}

let storage: SharedStorage;
beforeEach(() => {
  storage = new SharedStorage();
});

const turn = (id: string, askedAt: number, text = `Question ${id}?`): ChatMessage[] => [
  { ...userMessage(id, text), metadata: { askedAt } },
  assistantMessage(`m${id}`, [{ type: "data-answer", data: answer({ id: `x${id}` }) }]),
];
const write = (id: string, messages: ChatMessage[], now = 1) =>
  writeConversation(storage, { id, messages, excludedArticleIds: [], failures: {} }, now);
const questions = (messages: readonly ChatMessage[] = []) =>
  messages.filter(({ role }) => role === "user").map(({ id }) => id);
const stored = (id: string) => questions(readConversation(storage, id)?.messages);

describe("several tabs", () => {
  test("keep conversations of their own, and a new tab goes on with the one that was used last", () => {
    write("a", turn("1", 1), 10);
    write("b", turn("2", 2), 20);
    write("a", [...turn("1", 1), ...turn("3", 3)], 30);
    expect([stored("a"), stored("b"), latestConversation(storage)]).toEqual([["1", "3"], ["2"], "a"]);
  });

  test("lose no turn of one conversation, in whatever order they write", () => {
    const [mine, others] = [turn("1", 1), turn("2", 2)];
    write("a", [...turn("0", 0), ...others]);
    write("a", [...turn("0", 0), ...mine]);
    expect(stored("a")).toEqual(["0", "1", "2"]);
  });

  test("take in what the others asked, in the order of asking", () => {
    const merged = mergeMessages([...turn("0", 0), ...turn("2", 2)], [...turn("0", 0), ...turn("1", 1)]);
    expect(questions(merged)).toEqual(["0", "1", "2"]);
  });

  test("leave everything as it is where there is nothing new, and replace what was answered anew", () => {
    const mine = [...turn("0", 0), ...turn("1", 1)];
    write("a", mine);
    expect(mergeMessages(mine, readConversation(storage, "a")?.messages ?? [])).toBe(mine);
    const [question] = turn("1", 1);
    if (question === undefined) throw new Error("no question");
    const anew = [question, assistantMessage("m9", [{ type: "text", text: "Another answer" }])];
    expect(mergeMessages(mine, [...turn("0", 0), ...anew]).at(-1)?.id).toBe("m9");
  });

  test("know the turns of their conversation by the key", () => {
    write("a", turn("1", 1));
    const keys = [...storage.texts.keys()];
    expect([keys.some((key) => isTurnOf(key, "a")), keys.some((key) => isTurnOf(key, "b"))]).toEqual([
      true,
      false,
    ]);
    expect(isTurnOf(null, "a")).toBe(false);
  });
});

test("a full browser gives up other conversations first, then the oldest turns", () => {
  write("old", turn("1", 1), 10);
  write("older", turn("2", 2), 5);
  storage.room = [...storage.texts.values()].reduce((sum, text) => sum + text.length, 20);
  write("a", turn("3", 3), 20);
  expect([stored("older"), stored("old"), stored("a")]).toEqual([[], ["1"], ["3"]]);
  write("a", [...turn("3", 3), ...turn("4", 4), ...turn("5", 5)], 21);
  expect([stored("old"), stored("a").at(-1)]).toEqual([[], "5"]);
});

test("what a question is too long for is not kept, and costs nothing else", () => {
  write("a", turn("1", 1));
  storage.room = 3_000;
  write("a", [...turn("1", 1), ...turn("2", 2, "x".repeat(4_000))]);
  expect(stored("a")).not.toContain("2");
});

test("the twenty conversations that were used last are kept", () => {
  for (let at = 1; at <= 25; at++) write(`c${at}`, turn(`${at}`, at), at);
  const kept = Array.from({ length: 25 }, (_, index) => `c${index + 1}`).filter(
    (id) => stored(id).length > 0,
  );
  expect([kept.length, kept[0]]).toEqual([20, "c6"]);
});

test("a conversation that an earlier version kept goes on", () => {
  const messages = [...turn("1", 1), ...turn("2", 2)].map(({ id, role, parts }) => ({ id, role, parts }));
  const old = { id: "old", messages, excludedArticleIds: ["a9"] };
  storage.setItem("counterpoint.conversation.1", JSON.stringify(old));
  expect(latestConversation(storage)).toBe("old");
  expect(readConversation(storage, "old")?.excludedArticleIds).toEqual(["a9"]);
  expect(stored("old")).toEqual(["1", "2"]);
  expect(storage.getItem("counterpoint.conversation.1")).toBeNull();
});
