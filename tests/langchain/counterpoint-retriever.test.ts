import { rm } from "node:fs/promises";
import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import type { Document } from "@langchain/core/documents";
import { BaseRetriever } from "@langchain/core/retrievers";
import { RunnableLambda, RunnablePassthrough, RunnableSequence } from "@langchain/core/runnables";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CounterpointRetriever, type PassageMetadata } from "#lib/langchain/counterpoint-retriever.ts";
import type { AnswerTools } from "#lib/pipeline/answer-question.ts";
import { writeCorpus } from "#tests/fixtures/harbour-strike.ts";
import { memoryTools } from "#tests/fixtures/memory-tools.ts";

const QUESTION = "How many dockers are on strike?";

let corpusDir: string;
let tools: AnswerTools;

beforeAll(async () => {
  corpusDir = await writeCorpus();
  tools = await memoryTools(corpusDir);
});

afterAll(() => rm(corpusDir, { recursive: true }));

const retriever = (options: { limit?: number; filter?: { outletIds: string[] } } = {}) =>
  new CounterpointRetriever({ tools: async () => tools, ...options });

describe("the index as LangChain's retriever", () => {
  it("returns documents that are exact spans of their articles, best first", async () => {
    const found = await retriever().invoke(QUESTION);
    expect(found.length).toBeGreaterThan(1);
    expect(retriever()).toBeInstanceOf(BaseRetriever);
    for (const { id, pageContent, metadata } of found) {
      const [article] = await tools.reader.articles([metadata.articleId]);
      expect(article?.text.slice(metadata.start, metadata.end)).toBe(pageContent);
      expect(metadata).toMatchObject({ passageId: id, title: article?.title, outlet: article?.outletName });
      expect(metadata.version).toBe(article?.version);
    }
    const scores = found.map(({ metadata }) => metadata.score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it("keeps its limit and its filter", async () => {
    expect(await retriever({ limit: 1 }).invoke(QUESTION)).toHaveLength(1);
    const [first] = await retriever().invoke(QUESTION);
    const [article] = await tools.reader.articles([first?.metadata.articleId ?? ""]);
    const outletId = article?.outletId ?? "";
    const found = await retriever({ filter: { outletIds: [outletId] } }).invoke(QUESTION);
    expect(new Set(found.map(({ metadata }) => metadata.outlet))).toEqual(new Set([article?.outletName]));
  });

  it("returns nothing where the corpus does not answer", async () => {
    expect(await retriever().invoke("Who won the chess championship in 1972?")).toEqual([]);
  });

  it("is a step of a chain, answers a batch, and tells its callbacks", async () => {
    const started: string[] = [];
    const ended: Document<PassageMetadata>[][] = [];
    const watcher = BaseCallbackHandler.fromMethods({
      handleRetrieverStart: (_, query) => void started.push(query),
      handleRetrieverEnd: (documents) => void ended.push(documents as Document<PassageMetadata>[]),
    });
    const chain = RunnableSequence.from([
      { question: new RunnablePassthrough<string>(), documents: retriever({ limit: 2 }) },
      RunnableLambda.from(
        ({ question, documents }: { question: string; documents: Document<PassageMetadata>[] }) =>
          `${question} ${documents.map(({ metadata }) => metadata.outlet).join(", ")}`,
      ),
    ]);
    const said = await chain.invoke(QUESTION, { callbacks: [watcher] });
    expect(said).toContain(QUESTION);
    expect(started).toEqual([QUESTION]);
    expect(ended[0]).toHaveLength(2);
    const answers = await retriever({ limit: 1 }).batch([QUESTION, QUESTION]);
    expect(answers.map((documents) => documents.length)).toEqual([1, 1]);
  });

  it("fails as its tools do", async () => {
    const broken = new CounterpointRetriever({ tools: () => Promise.reject(new Error("no index")) });
    await expect(broken.invoke(QUESTION)).rejects.toThrow("no index");
  });
});
