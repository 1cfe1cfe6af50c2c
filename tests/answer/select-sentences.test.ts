import { beforeAll, describe, expect, it } from "vitest";
import { selectSentences } from "#lib/answer/select-sentences.ts";
import type { AnswerTools } from "#lib/pipeline/answer-question.ts";
import { retrievePassages } from "#lib/retrieval/retrieve-passages.ts";
import { inventSentences } from "#tests/duplicates/invent-text.ts";
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

  it("says once what two outlets print of one report, and twice what each says itself", async () => {
    const report = inventSentences(10, 1).join(" ");
    const paid = "The insurers of Karvik paid 75 million crowns for the sunken barge.";
    const article = (outlet: string, text: string) => `---\noutlet: ${outlet}\n---\n${text}\n`;
    const corpus = await writeCorpus({
      "a.md": article("Karvik Post", `${paid} ${report}`),
      // Cut into another passage, so that it is found beside the first.
      "b.md": article("Evening Mirror", `${inventSentences(4, 2).join(" ")} ${paid} ${report}`),
      "c.md": article("Weekly", `${paid} ${inventSentences(10, 3).join(" ")}`),
    });
    const own = await memoryTools(corpus);
    const question = "How much did the insurers of Karvik pay for the sunken barge?";
    const { terms, passages } = await retrievePassages({ ...own, question });
    const everywhere = await Promise.all(
      (await own.reader.catalogue()).map(async (info) => {
        const [passage] = await own.reader.passagesOf(info.id);
        return passage === undefined ? [] : [{ passage, article: info, score: 1, ranks: {} }];
      }),
    );
    const outletsOf = (from: typeof passages) =>
      selectSentences(question, terms, from).map(({ passage }) => from[passage]?.article.outletName);
    expect(passages.map(({ article }) => article.outletName).sort()).toHaveLength(2);
    expect(outletsOf(everywhere.flat())).toHaveLength(2);
    expect(outletsOf(everywhere.flat())).toContain("Weekly");
  });

  it("lets every outlet that is compared speak before any speaks twice", async () => {
    const question = "What do the different outlets say about the strike?";
    const { terms, passages } = await retrievePassages({ ...tools, question });
    const outlets = selectSentences(question, terms, passages).map(
      ({ passage }) => passages[passage]?.article.outletName,
    );
    expect(outlets.length).toBeGreaterThan(3);
    expect(new Set(outlets.slice(0, 3)).size).toBe(3);
  });

  it("knows a name that an outlet spells with two letters swapped", async () => {
    const corpus = await writeCorpus({
      "a.md": "---\noutlet: Karvik Post\n---\nThe engineer Holmstedt built the lock. It opened in May.\n",
      "b.md": "---\noutlet: Weekly\n---\nRepairs were paid by the engineer Holmtsedt himself.\n",
    });
    const own = await memoryTools(corpus);
    const question = "What do the two outlets say about Holmstedt?";
    const { terms, passages, coverage } = await retrievePassages({ ...own, question });
    expect(coverage).not.toBe("none");
    const outlets = selectSentences(question, terms, passages).map(
      ({ passage }) => passages[passage]?.article.outletName,
    );
    expect([...new Set(outlets)].sort()).toEqual(["Karvik Post", "Weekly"]);
  });

  it("gives what an article begins with where no subject is named", async () => {
    expect(await answer("Give me a summary of the Northern Ledger's article")).toHaveLength(4);
    const [first] = await answer("What is the Quayside blog about?");
    expect(first).toBe("Nobody on the quay believes that the strike ends soon.");
  });

  it("finds nothing where no word of the question stands", async () => {
    expect(await answer("Is sourdough healthy?")).toEqual([]);
  });
});
