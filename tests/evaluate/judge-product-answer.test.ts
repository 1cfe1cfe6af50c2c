import { describe, expect, it } from "vitest";
import { memoryTools } from "#tests/fixtures/memory-tools.ts";
import { ask } from "../../scripts/evaluate/ask.ts";
import { judgeProductAnswer, type ProductQuestion } from "../../scripts/evaluate/judge-product-answer.ts";

const tools = await memoryTools("corpus");
const catalogue = await tools.reader.catalogue();
const pathOf = new Map(catalogue.map(({ id, path }) => [id, path]));
const QUESTION = "How many people are in the Nato mission?";
const asked = await ask(QUESTION, [], tools);
const refused = await ask("How is sourdough bread baked?", [], tools);

const shown = asked.answer.citations.map(({ articleId, quote }) => ({
  article: pathOf.get(articleId) ?? "",
  text: quote,
}));
const passageOnly = asked.retrieval.passages.flatMap(({ passage }) => {
  const article = pathOf.get(passage.articleId) ?? "";
  const [text] = passage.text.match(/[A-Z][^.\n]{30,}\./) ?? [];
  return text === undefined || shown.some((cited) => cited.text.includes(text)) ? [] : [{ article, text }];
});
const absent = { article: "al-jazeera-2014.md", text: "No article has this sentence." };

const question: ProductQuestion = {
  id: "q",
  kind: "factual",
  before: [],
  question: QUESTION,
  expect: "answer",
  sentences: [absent],
};

describe("an answer to one of the product's questions", () => {
  it("is right by an accepted sentence when adjudicated, and by the first list alone when not", () => {
    const judged = judgeProductAnswer({ ...question, accepted: shown.slice(0, 1) }, asked, pathOf);
    expect(judged.strict).toMatchObject({ right: false, firstThree: false });
    expect(judged.adjudicated).toEqual({ right: true, firstThree: true });
    const strict = judgeProductAnswer({ ...question, sentences: shown.slice(0, 1) }, asked, pathOf);
    expect(strict.strict).toEqual(strict.adjudicated);
    expect(strict.strict.right).toBe(true);
  });

  it("is wrong by retrieval when no found passage has the sentence, and by choice when one has", () => {
    expect(judgeProductAnswer(question, asked, pathOf).strict.miss).toBe("retrieval");
    expect(passageOnly.length).toBeGreaterThan(0);
    const held = { ...question, sentences: passageOnly.slice(0, 1) };
    expect(judgeProductAnswer(held, asked, pathOf).strict.miss).toBe("choice");
  });

  it("needs two articles where outlets are compared, the accepted sentences counting for either", () => {
    const [first] = shown;
    const [citation] = asked.answer.citations;
    const other = passageOnly.find(({ article }) => article !== first?.article);
    if (first === undefined || citation === undefined || other === undefined)
      throw new Error("no two articles");
    const compared = { ...question, kind: "comparison", sentences: [first] };
    expect(judgeProductAnswer(compared, asked, pathOf).strict).toMatchObject({ miss: "retrieval" });
    const unshown = { ...compared, sentences: [first, other] };
    expect(judgeProductAnswer(unshown, asked, pathOf).strict).toMatchObject({ right: false, miss: "choice" });

    const articleId = catalogue.find(({ path }) => path === other.article)?.id ?? "";
    const citations = [...asked.answer.citations, { ...citation, articleId, quote: other.text }];
    const twice = { ...asked, answer: { ...asked.answer, citations } };
    const judged = judgeProductAnswer({ ...compared, accepted: [other] }, twice, pathOf);
    expect([judged.strict.right, judged.adjudicated.right]).toEqual([false, true]);
  });

  it("is told apart when it was refused, or given where only a refusal is right", () => {
    expect(judgeProductAnswer(question, refused, pathOf)).toMatchObject({
      refused: true,
      strict: { right: false, miss: "refused" },
    });
    const off = { ...question, expect: "refuse" as const, sentences: [] };
    expect(judgeProductAnswer(off, asked, pathOf).strict.miss).toBe("answered");
    expect(judgeProductAnswer(off, refused, pathOf).strict).toEqual({ right: true, firstThree: false });
    const either = { ...question, expect: "either" as const };
    expect(judgeProductAnswer(either, refused, pathOf).strict.right).toBe(true);
    expect(judgeProductAnswer(either, asked, pathOf).strict.right).toBe(false);
  });
});
