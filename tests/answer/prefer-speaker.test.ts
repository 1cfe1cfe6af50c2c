import { beforeAll, describe, expect, it } from "vitest";
import { selectSentences } from "#lib/answer/select-sentences.ts";
import type { AnswerTools } from "#lib/pipeline/answer-question.ts";
import { retrievePassages } from "#lib/retrieval/retrieve-passages.ts";
import { writeCorpus } from "#tests/fixtures/harbour-strike.ts";
import { memoryTools } from "#tests/fixtures/memory-tools.ts";

const ARTICLE = `---
outlet: Karvik Post
---
The orchestra of Karvik will lose its hall in May, the city council decided.

“The hall is sound and the roof was mended in spring,” a source close to the conductor Edda Vik said.

“The hall is a ruin and the roof lets in the rain,” a source close to the mayor said.

“Nobody asked the players about the hall,” Edda Vik said. “We learned of it from the radio.”

The hall was built in 1911 and has 800 seats.
`;

let tools: AnswerTools;
beforeAll(async () => {
  tools = await memoryTools(await writeCorpus({ "hall.md": ARTICLE }));
});

async function answer(question: string): Promise<string> {
  const { terms, passages } = await retrievePassages({ ...tools, question });
  const articles = await tools.reader.articles(passages.map(({ article }) => article.id));
  const texts = new Map(articles.map(({ id, text }) => [id, text]));
  return selectSentences(question, terms, passages, texts)
    .map(({ text }) => text)
    .join(" ");
}

describe("selectSentences, asked for somebody’s words", () => {
  it("gives one source’s words and not another’s", async () => {
    const sound = await answer("What did the source close to Edda Vik say about the hall’s roof?");
    expect(sound).toContain("the roof was mended");
    expect(sound).not.toContain("lets in the rain");
    const ruin = await answer("What did the source close to the mayor say about the hall’s roof?");
    expect(ruin).toContain("lets in the rain");
    expect(ruin).not.toContain("the roof was mended");
  });

  it("takes nobody near to a person for the person", async () => {
    const words = await answer("What did Edda Vik say about the hall?");
    expect(words).toContain("Nobody asked the players");
    expect(words).not.toContain("the roof");
  });

  it("gives the outlet’s own words where the one asked for said nothing of it", async () => {
    const words = await answer("What did Edda Vik say about the city council?");
    expect(words).not.toContain("a ruin");
  });
});
