import { beforeAll, describe, expect, it } from "vitest";
import type { Answerer } from "#lib/answer/answerer.ts";
import { type AnswerTools, answerQuestion } from "#lib/pipeline/answer-question.ts";
import { suggestQuestions } from "#lib/pipeline/suggest-questions.ts";
import type { Answer, Turn } from "#lib/schema/answer.ts";
import type { AnswerEvent } from "#lib/schema/answer-event.ts";
import type { Filter } from "#lib/schema/retrieval.ts";
import { QUESTIONS } from "#tests/evaluate/questions.ts";
import { memoryTools } from "#tests/fixtures/memory-tools.ts";

/** The questions hold for the full articles, too: TEST_CORPUS names a folder that has them. */
const CORPUS = process.env.TEST_CORPUS ?? "corpus";

let tools: AnswerTools;
const texts = new Map<string, string>();

beforeAll(async () => {
  tools = await memoryTools(CORPUS);
  const ids = (await tools.reader.catalogue()).map((article) => article.id);
  for (const article of await tools.reader.articles(ids)) texts.set(article.id, article.text);
});

type Options = { history?: Turn[]; filter?: Filter; answerer?: Answerer; signal?: AbortSignal };

async function events(question: string, options: Options = {}): Promise<AnswerEvent[]> {
  const { history = [], filter, answerer = tools.answerer, signal = new AbortController().signal } = options;
  const asked = { question, history, signal, ...(filter === undefined ? {} : { filter }) };
  return Array.fromAsync(answerQuestion(asked, { ...tools, answerer }));
}

async function answer(question: string, options: Options = {}): Promise<Answer> {
  const last = (await events(question, options)).at(-1);
  if (last?.type !== "answer") throw new Error("no answer");
  return last.answer;
}

function expectSound(given: Answer): void {
  for (const { marker, articleId, quote, quoteSpan, answerSpan, check } of given.citations) {
    expect(texts.get(articleId)?.slice(...quoteSpan)).toBe(quote);
    expect(given.sources[marker - 1]?.article.id).toBe(articleId);
    if (check === "verbatim") expect(given.text.slice(...answerSpan)).toBe(quote);
  }
  expect(given.sources.map(({ marker }) => marker)).toEqual(given.sources.map((_, index) => index + 1));
  const markers = [...given.text.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]));
  expect(new Set(markers)).toEqual(new Set(given.sources.map(({ marker }) => marker)));
  expect(markers).toHaveLength(given.citations.length);
}

describe("answering without a model", () => {
  it.each(QUESTIONS)("$question", async ({ question, outlet, answer: expected }) => {
    const given = await answer(question);
    expectSound(given);
    if (outlet === undefined || expected === undefined) {
      expect(given).toMatchObject({ refusal: "no-coverage", citations: [], sources: [] });
      expect(given.silentArticleIds).toHaveLength(texts.size);
      return;
    }
    expect(given.refusal).toBeNull();
    expect(given.uncited).toEqual([]);
    expect(new Set(given.citations.map(({ check }) => check))).toEqual(new Set(["verbatim"]));
    const cited = given.citations.filter((citation) => {
      const source = given.sources[citation.marker - 1];
      return source?.article.outletName === outlet;
    });
    expect(cited.map(({ quote }) => quote).join("\n")).toMatch(expected);
    for (const { article } of given.sources) expect(given.silentArticleIds).not.toContain(article.id);
  });

  it("shows nothing but sentences of the articles, and lines that say who speaks", async () => {
    for (const { question, outlet } of QUESTIONS) {
      if (outlet === undefined) continue;
      const { text } = await answer(question);
      const spoken = text.split("\n").filter((line) => line !== "" && !/^\*\*[^*]+\*\*$/.test(line));
      for (const sentence of spoken.flatMap((line) => line.split(/ ?\[\d+\](?: |$)/))) {
        expect([...texts.values()].some((article) => article.includes(sentence))).toBe(true);
      }
    }
  });

  it("names the speaker in the line above", async () => {
    expect((await answer("What did Mark Kimmit say?")).text).toMatch(
      /^\*\*Mark Kimmit, (?:in|to) Al Jazeera, November 2014/,
    );
  });

  it("searches only what the filter leaves", async () => {
    const vox = await answer("Do the United States and Iran cooperate?", { filter: { outletIds: ["vox"] } });
    expect(new Set(vox.sources.map(({ article }) => article.outletName))).toEqual(new Set(["Vox"]));
    expect(vox.searchedArticleCount).toBe(1);
    const elsewhere = await answer("Who leads Beit Rahbari?", { filter: { outletIds: ["vox"] } });
    expect(elsewhere.refusal).toBe("no-coverage");
    const nowhere = await answer("Who leads Beit Rahbari?", { filter: { outletIds: [] } });
    expect(nowhere).toMatchObject({ refusal: "no-coverage", searchedArticleCount: 0 });
  });

  it("searches only the outlet that the question names, and says so when it has nothing", async () => {
    const named = await answer("What does Vox report about ISIS?");
    expect(new Set(named.sources.map(({ article }) => article.outletName))).toEqual(new Set(["Vox"]));
    const nothing = await answer("What does Vox say about Beit Rahbari?");
    expect(nothing).toMatchObject({ refusal: "no-coverage", searchedArticleCount: 1 });
    expect(nothing.text).toContain("the one article of Vox");
  });

  it("follows up on the question before", async () => {
    const history: Turn[] = [
      { role: "user", content: "Who is Mark Dubowitz?" },
      { role: "assistant", content: "Somebody. [1]" },
    ];
    const given = await answer("What does he say about Lebanon?", { history });
    expect(given.searchedFor).toContain("Dubowitz");
    expect(given.citations.map(({ quote }) => quote).join(" ")).toMatch(/Dubowitz/);
  });
});

describe("answering with somebody else's text", () => {
  const saying = (...deltas: string[]): Answerer => ({
    id: "test",
    prompt: "test-1",
    async *answer() {
      yield* deltas;
    },
  });

  it("does not call the answerer when nothing was found", async () => {
    const answerer: Answerer = {
      id: "test",
      prompt: "test-1",
      // biome-ignore lint/correctness/useYield: it must not even be asked
      async *answer() {
        throw new Error("asked for nothing");
      },
    };
    expect((await answer("What is the price of bitcoin?", { answerer })).refusal).toBe("no-coverage");
  });

  it("takes an answerer that says nothing for a refusal", async () => {
    expect((await answer("Who leads Beit Rahbari?", { answerer: saying("", " ") })).refusal).toBe(
      "no-coverage",
    );
  });

  it("marks invented facts and quotations, and drops markers that point nowhere", async () => {
    const given = await answer("Who leads Beit Rahbari?", {
      answerer: saying(
        "Hejazi has 7,431 agents",
        " in Norway [1]. He said: “We ne",
        "ver sleep at all here.” [99]",
      ),
    });
    expectSound(given);
    expect(given.text).not.toMatch(/[“”"]|99/);
    const findings = [...given.citations, ...given.uncited].flatMap((part) => part.findings);
    expect(findings.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["number", "name", "quotation"]));
    expect(given.removed).toEqual({ markers: 1, quotations: 1 });
  });

  it("sends the retrieval first, the answer last, and deltas that make up its text", async () => {
    const seen = await events("Who leads Beit Rahbari?");
    expect(seen[0]?.type).toBe("retrieval");
    const last = seen.at(-1);
    const text = seen.flatMap((event) => (event.type === "text-delta" ? [event.delta] : [])).join("");
    expect(last?.type === "answer" && last.answer.text).toBe(text);
    const citations = seen.flatMap((event) => (event.type === "citation" ? [event.citation] : []));
    expect(last?.type === "answer" && last.answer.citations).toEqual(citations);
  });

  it("begins anew where an answerer takes back what it wrote, and says that the end is missing", async () => {
    const incomplete = { reason: "length" as const, note: "It is cut off." };
    const answerer: Answerer = {
      id: "wavering",
      prompt: "wavering-1",
      async *answer() {
        yield "Perhaps 12,345 barges sank, I think [2]. Hmm.";
        yield { restart: true };
        yield "Iraqi troops are trained [1].";
        yield { incomplete };
      },
    };
    const all = await events("Who trains Iraqi troops?", { answerer });
    const last = all.at(-1);
    if (last?.type !== "answer") throw new Error("no answer");
    expect(last.answer.text).toBe("Iraqi troops are trained. [1]");
    expect(JSON.stringify([last.answer.citations, last.answer.uncited])).not.toContain("12,345");
    expect(last.answer.sources.map(({ marker }) => marker)).toEqual([1]);
    expect(last.answer.incomplete).toEqual(incomplete);
    const from = all.findLastIndex(({ type }) => type === "restart");
    const deltas = all.slice(from + 1).map((event) => (event.type === "text-delta" ? event.delta : ""));
    expect(deltas.join("")).toBe(last.answer.text);
  });

  it("ends without an answer when it is stopped", async () => {
    const stop = new AbortController();
    const answerer: Answerer = {
      id: "test",
      prompt: "test-1",
      async *answer({ signal }) {
        yield "The first words ";
        stop.abort();
        if (!signal.aborted) yield "and more";
      },
    };
    const seen = await events("Who leads Beit Rahbari?", { answerer, signal: stop.signal });
    expect(seen.map(({ type }) => type)).not.toContain("answer");
  });
});

describe("suggested questions", () => {
  it("are answered by the corpus", async () => {
    const questions = await suggestQuestions(tools);
    expect(questions).toHaveLength(4);
    for (const question of questions) {
      const given = await answer(question);
      expect(given.refusal).toBeNull();
      expect(given.coverage).toBe("good");
    }
    expect(questions.some((question) => /\bdiffer\b/.test(question))).toBe(true);
  });
});
