import { describe, expect, it } from "vitest";
import type { Answerer, AnswerPiece, AnswerRequest } from "#lib/answer/answerer.ts";
import type { Retrieved } from "#lib/schema/retrieval.ts";
import { contentTokens } from "#lib/text/tokens.ts";

/** Two invented articles, and a question that both speak to. */
const ARTICLES = [
  {
    outlet: "Harbour Gazette",
    title: "Crane fails in Port Velda",
    text: "The crane in Port Velda failed on Monday. Ships waited outside the harbour for nine hours, Mira Holt said.",
  },
  {
    outlet: "Coast Courier",
    title: "Port Velda works again",
    text: "Engineers mended the crane in Port Velda overnight. The repair cost 40,000 crowns.",
  },
];

export function answerRequest(overrides: Partial<AnswerRequest> = {}): AnswerRequest {
  const question = "How long did ships wait outside the harbour?";
  const passages = ARTICLES.map((article, i) => retrieved(article, i));
  const words = contentTokens(question);
  return {
    question,
    history: [],
    passages,
    retrieval: {
      query: question,
      corrections: [],
      terms: words.map(({ word, term }) => ({ word, term, idf: 1 })),
      passages,
      coverage: "good",
      namedOutlets: [],
      searchedArticleIds: passages.map(({ article }) => article.id),
      searchedArticleCount: passages.length,
      silentArticleIds: [],
    },
    texts: new Map(passages.map(({ article, passage }) => [article.id, passage.text])),
    signal: new AbortController().signal,
    ...overrides,
  };
}

function retrieved({ outlet, title, text }: (typeof ARTICLES)[number], i: number): Retrieved {
  const articleId = `article-${i}`;
  return {
    passage: { id: `${articleId}.0-${text.length}`, articleId, ordinal: 0, start: 0, end: text.length, text },
    article: {
      id: articleId,
      outletId: outlet.toLowerCase().replace(" ", "-"),
      outletName: outlet,
      title,
      authors: [],
      publishedAt: "2031-05-04",
      genre: "report",
      wording: "original",
      language: "en",
      contentHash: `hash-${i}`,
      path: `${articleId}.md`,
      metadataFrom: {},
    },
    score: 1 - i / 10,
    ranks: { keyword: i + 1 },
  };
}

export async function textOf(pieces: AsyncIterable<AnswerPiece>): Promise<string> {
  let text = "";
  for await (const piece of pieces) {
    if (typeof piece === "string") text += piece;
    else if ("source" in piece) text += piece.source;
    else if ("restart" in piece) text = "";
  }
  return text;
}

/** What every driver of `Answerer` must hold when nothing goes wrong. */
export function answererContract(name: string, create: () => Answerer): void {
  describe(`${name} as an answerer`, () => {
    it("says what it is, and which prompt or method it follows", () => {
      expect(create().id).not.toBe("");
      expect(create().prompt).toMatch(/-\d+$/);
    });

    it("answers with markers of the passages it was given", async () => {
      const request = answerRequest();
      const text = await textOf(create().answer(request));
      const numbers = [...text.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]));
      expect(numbers).toContain(1);
      expect(numbers.every((n) => n >= 1 && n <= request.passages.length)).toBe(true);
      expect(text).toContain("nine hours");
    });

    it("gives the same answer to the same request", async () => {
      const answerer = create();
      const first = await textOf(answerer.answer(answerRequest()));
      expect(await textOf(answerer.answer(answerRequest()))).toBe(first);
    });

    it("says nothing when it was stopped before it began", async () => {
      const request = answerRequest({ signal: AbortSignal.abort() });
      expect(await textOf(create().answer(request))).toBe("");
    });
  });
}
