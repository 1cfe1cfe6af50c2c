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

describe("corrections and new topics", () => {
  const next = (previous: string, question: string) =>
    standaloneByRule(question, [
      { role: "user", content: previous },
      { role: "assistant", content: "The dockers did." },
    ]);

  it.each([
    ["What happened in 2015?", "no, I meant 2014", "What happened in 2014?"],
    ["What happened at the harbour?", "I meant 2014", "What happened at the harbour in 2014?"],
    ["Who advised Norland?", "sorry, Sudland", "Who advised Sudland?"],
    ["Why did the pilots strike?", "not the pilots, the dockers", "Why did the dockers strike?"],
    ["What do they say about the sailors?", "no, the dockers", "What do they say about the dockers?"],
  ])("%s – %s", (previous, question, expected) => {
    expect(next(previous, question)).toBe(expected);
  });

  it.each([
    "And what is the capital of Chile?",
    "Who leads the Fishermen's Union in Kell?",
    "When did the Tern Review appear first?",
    "How many sailors does Norland have?",
  ])("a question with a subject of its own is left alone: %s", (question) => {
    expect(next("Why did the dockers of Ostholm strike?", question)).toBe(question);
  });

  it.each(["And in Chile?", "Why?", "What about the Canadians?", "When was that?"])(
    "a question without one takes the subject before: %s",
    (question) => {
      expect(next("Why did the dockers of Ostholm strike?", question)).toMatch(/dockers/);
    },
  );
});

describe("who is meant", () => {
  it("takes he and she for the person that the last answer named", () => {
    const history: Turn[] = [
      { role: "user", content: "Who leads the harbour union of Ostholm?" },
      { role: "assistant", content: "**Harbour Post, 2019**\n\nMarta Lindqvist leads the union [1]." },
    ];
    expect(standaloneByRule("What did she say about the strike?", history)).toBe(
      "What did she say about the strike? (Marta Lindqvist)",
    );
  });

  it.each([
    "Is it true that Velia banned exports?",
    "How many schools are there in Karst?",
    "When did Velia hold elections?",
    "Why did Karst invade Velia?",
  ])("finds nobody meant in: %s", (question) => {
    expect(standaloneByRule(question, asked("Who leads the harbour union of Ostholm?"))).toBe(question);
  });

  it("does not let a chain of short questions grow, and keeps its subject", () => {
    const chain = asked("Why did the dockers of Ostholm strike?", "Who leads them?", "And in Karst?", "Why?");
    const last = standaloneByRule("When was that?", chain);
    expect(last).toMatch(/dockers|strike/);
    expect(last.length).toBeLessThan(90);
  });

  it("knows a question of grammar alone for one that goes on", () => {
    expect(standaloneByRule("How many?", asked("Did Norland send trainers to Velia?"))).toMatch(
      /Norland|trainers/,
    );
  });
});
