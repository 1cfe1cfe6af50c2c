import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { sentences } from "#lib/text/sentences.ts";
import { memoryTools } from "#tests/fixtures/memory-tools.ts";
import { evaluateFollowUps, type FollowUpChain } from "../../scripts/evaluate/evaluate-follow-ups.ts";

const Chain = z.strictObject({
  id: z.string().regex(/^f\d{3}$/),
  kind: z.enum([
    "pronoun",
    "there-then",
    "ellipsis",
    "why",
    "how-many",
    "what-about",
    "correction",
    "said-about",
    "comparison",
    "chain",
    "new-topic",
    "off-corpus",
  ]),
  before: z.array(z.string().min(1)).min(1).max(3),
  question: z.string().min(1),
  carries: z.array(z.string().regex(/^\w+(?:\|\w+)*$/)),
  lacks: z.array(z.string().regex(/^\w+$/)),
  expect: z.enum(["answer", "refuse"]),
  sentences: z.array(z.strictObject({ article: z.string(), text: z.string().min(1) })),
});

const chains = readFileSync(new URL("follow-ups.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => Chain.parse(JSON.parse(line)));

describe("the chains", () => {
  it("are many, each told once", () => {
    expect(chains.length).toBeGreaterThanOrEqual(60);
    expect(new Set(chains.map(({ id }) => id)).size).toBe(chains.length);
    expect(new Set(chains.map(({ before, question }) => [...before, question].join("|"))).size).toBe(
      chains.length,
    );
  });

  it("are of each kind in both halves alike", () => {
    for (const kind of new Set(chains.map((chain) => chain.kind))) {
      const places = chains.flatMap((chain, at) => (chain.kind === kind ? [at] : []));
      const even = places.filter((at) => at % 2 === 0).length;
      expect(Math.abs(2 * even - places.length), kind).toBeLessThanOrEqual(1);
    }
  });

  it("want a change of topic to leave something behind", () => {
    for (const { id, kind, lacks } of chains) if (kind === "new-topic") expect(lacks, id).not.toEqual([]);
  });

  it("list whole sentences of the corpus, unless they must be refused", () => {
    for (const { id, expect: expected, sentences: right } of chains) {
      expect(right.length === 0, id).toBe(expected === "refuse");
      for (const { article, text } of right) {
        const file = readFileSync(new URL(`../../corpus/${article}`, import.meta.url), "utf8");
        const same = file
          .split("\n")
          .flatMap((line) => sentences(line))
          .filter((sentence) => sentence.text === text);
        expect(same, `${id}: ${text}`).toHaveLength(1);
      }
    }
  });
});

it("judges what is searched for, and the sentences that are cited", async () => {
  const base = { before: ["Who is Ali Shamkhani?"], sentences: [] };
  const judged: FollowUpChain[] = [
    {
      ...base,
      id: "a",
      kind: "pronoun",
      question: "What does he do?",
      carries: ["Hejazi"],
      lacks: [],
      expect: "answer",
    },
    {
      ...base,
      id: "b",
      kind: "new-topic",
      question: "How is sourdough bread baked?",
      carries: ["bread|cake"],
      lacks: ["Shamkhani"],
      expect: "refuse",
    },
  ];
  const alone = ["Who leads Beit Rahbari?", "Why?", "When did Iraq's army collapse?"];
  const report = await evaluateFollowUps(judged, alone, await memoryTools("corpus"), () => undefined);
  expect(report.development).toEqual({ chains: 1, standalone: 0, answered: 0 });
  expect(report.test).toEqual({ chains: 1, standalone: 1, answered: 1 });
  expect(report.topicChanges).toEqual({ chains: 1, development: 0, test: 1 });
  expect(report.leftAlone).toEqual({ questions: 3, development: 1, test: 0 });
  expect(report.wrong).toEqual([
    { id: "a", standalone: false, answered: false, searchedFor: "What does Ali Shamkhani do?" },
  ]);
});
