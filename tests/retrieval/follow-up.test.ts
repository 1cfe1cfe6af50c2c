import { describe, expect, it } from "vitest";
import type { Turn } from "#lib/domain/answer.ts";
import { standaloneByRule } from "#lib/retrieval/follow-up.ts";

const asked = (...questions: string[]): Turn[] =>
  questions.flatMap((content): Turn[] => [
    { role: "user", content },
    { role: "assistant", content: "An answer. [1]" },
  ]);

describe("standaloneByRule", () => {
  it("leaves the first question as it is", () => {
    expect(standaloneByRule("What did he say?", [])).toBe("What did he say?");
  });

  it("leaves a question that stands alone as it is", () => {
    const history = asked("Who is the mayor of Lund?");
    expect(standaloneByRule("Which harbours were closed in the strike?", history)).toBe(
      "Which harbours were closed in the strike?",
    );
  });

  it("gives a pronoun the subject of the question before", () => {
    expect(standaloneByRule("What did she announce?", asked("Who is Mayor Berg?"))).toBe(
      "What did she announce? (Mayor Berg)",
    );
  });

  it("completes a question that leaves its subject out", () => {
    expect(standaloneByRule("And in Malmö?", asked("How many harbours were closed in Lund?"))).toBe(
      "in Malmö? (harbours closed Lund)",
    );
    expect(standaloneByRule("Why?", asked("Did the harbours close?"))).toBe("Why? (harbours close)");
  });

  it("follows a chain of follow-ups back to its subject", () => {
    const history = asked("Who is Mayor Berg?", "What did she announce?");
    expect(standaloneByRule("When did she do it?", history)).toContain("Berg");
  });

  it("leaves a pronoun to the subject of its own question", () => {
    const question = "Who leads the union and what does it want?";
    expect(standaloneByRule(question, asked("Which harbours were closed?"))).toBe(question);
  });

  it("does not take 'each other' or a relative 'that' for a pointer back", () => {
    const history = asked("Who is Mayor Berg?");
    for (const question of [
      "How do the two harbours help each other?",
      "Which harbours that closed have opened again?",
    ]) {
      expect(standaloneByRule(question, history)).toBe(question);
    }
  });
});
