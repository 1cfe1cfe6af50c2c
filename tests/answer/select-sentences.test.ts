import { beforeAll, describe, expect, it } from "vitest";
import { selectSentences } from "#lib/answer/select-sentences.ts";
import type { AnswerTools } from "#lib/pipeline/answer-question.ts";
import { retrievePassages } from "#lib/retrieval/retrieve-passages.ts";
import { writeCorpus } from "#tests/fixtures/harbour-strike.ts";
import { memoryTools } from "#tests/fixtures/memory-tools.ts";

let tools: AnswerTools;
beforeAll(async () => {
  tools = await memoryTools(await writeCorpus());
});

async function answer(question: string): Promise<string[]> {
  const { terms, passages } = await retrievePassages({ ...tools, question });
  const selected = selectSentences(question, terms, passages);
  for (const { passage, start, end, text } of selected) {
    expect(passages[passage]?.passage.text.slice(start, end)).toBe(text);
  }
  return selected.map(({ text }) => text);
}

describe("selectSentences", () => {
  it("gives one sentence for one fact", async () => {
    expect(await answer("Who leads the harbour branch of the union?")).toEqual([
      "“We have asked for three years, and nobody has listened,” said Maja Lind, who leads the union's harbour branch.",
    ]);
  });

  it("shows the figures of several outlets when they are asked for", async () => {
    const sentences = await answer("How many dockers are on strike?");
    for (const figure of ["900", "1,200"]) {
      expect(sentences.some((sentence) => sentence.includes(figure))).toBe(true);
    }
    expect(sentences.length).toBeLessThanOrEqual(3);
  });

  it("answers each clause of a question", async () => {
    const sentences = await answer("What does the strike cost, and what does the union want?");
    expect(sentences.join(" ")).toContain("2 million crowns");
    expect(sentences.join(" ")).toContain("shorter night shifts");
  });

  it("puts the sentence before in front of one that cannot be read without it", async () => {
    const sentences = await answer("Why do they stand at the gates in the morning?");
    const at = sentences.findIndex((sentence) => sentence.startsWith("They stand at the gates"));
    expect(sentences[at - 1]).toBe("The guards were given yellow vests.");
  });

  it("leaves out what is only vaguely related", async () => {
    const sentences = await answer("How often do the ferries run?");
    expect(sentences).toEqual(["Ferries to the islands still run twice a day."]);
  });

  it("finds nothing where no word of the question stands", async () => {
    expect(await answer("Is sourdough healthy?")).toEqual([]);
  });
});
