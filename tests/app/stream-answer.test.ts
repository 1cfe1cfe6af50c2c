import { expect, it } from "vitest";
import { streamAnswer } from "#app/server/stream-answer.ts";
import type { AnswerEvent } from "#lib/schema/answer-event.ts";

it("puts what comes after a restart into a text part of its own", async () => {
  async function* events(): AsyncGenerator<AnswerEvent> {
    yield { type: "text-delta", delta: "Perhaps." };
    yield { type: "restart" };
    yield { type: "text-delta", delta: "It is " };
    yield { type: "text-delta", delta: "so." };
  }
  const chunks = await Array.fromAsync(streamAnswer(events(), () => {}));
  const told = chunks.map((chunk) => [
    chunk.type,
    "id" in chunk ? chunk.id : "",
    "delta" in chunk ? chunk.delta : "",
  ]);
  expect(told).toEqual([
    ["start", "", ""],
    ["text-start", "answer-1", ""],
    ["text-delta", "answer-1", "Perhaps."],
    ["text-end", "answer-1", ""],
    ["data-restart", "", ""],
    ["text-start", "answer-2", ""],
    ["text-delta", "answer-2", "It is "],
    ["text-delta", "answer-2", "so."],
    ["finish", "", ""],
  ]);
});
