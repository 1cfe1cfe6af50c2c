import { markersIn } from "#app/shared/citations/markers.ts";
import type { ChatMessage } from "#app/shared/conversation/messages.ts";
import type { Answer, Citation, Source } from "#lib/schema/answer.ts";
import type { ArticleInfo } from "#lib/schema/article.ts";
import type { Retrieved } from "#lib/schema/retrieval.ts";

/** Invented articles, passages and answers for the tests of the pages. */

export function article(changes: Partial<ArticleInfo> = {}): ArticleInfo {
  return {
    id: "a1",
    outletId: "the-harbour-post",
    outletName: "The Harbour Post",
    title: "Silt returns to Skelby",
    authors: ["R. Holm"],
    publishedAt: "2015-02",
    genre: "report",
    wording: "original",
    language: "en",
    contentHash: "h1",
    path: "skelby.md",
    metadataFrom: { title: "front matter" },
    ...changes,
  };
}

export function retrieved(changes: Partial<ArticleInfo> = {}, start = 100): Retrieved {
  const info = article(changes);
  const text = "The dredger left in May. It took 36 barges of silt. Nobody paid.";
  const end = start + text.length;
  return {
    passage: { id: `${info.id}.${start}-${end}`, articleId: info.id, ordinal: 0, start, end, text },
    article: info,
    score: 1,
    ranks: { keyword: 1 },
  };
}

export function source(marker: number, changes: Partial<ArticleInfo> = {}): Source {
  return { ...retrieved(changes), marker };
}

export function citation(changes: Partial<Citation> = {}): Citation {
  return {
    marker: 1,
    articleId: "a1",
    answerSpan: [0, 10],
    quote: "It took 36 barges of silt.",
    quoteSpan: [125, 151],
    check: "consistent",
    findings: [],
    voice: { kind: "outlet" },
    ...changes,
  };
}

export function answer(changes: Partial<Answer> = {}): Answer {
  return {
    id: "x1",
    question: "How much silt was taken?",
    searchedFor: "How much silt was taken?",
    text: "It took 36 barges. [1]",
    markers: markersIn(changes.text ?? "It took 36 barges. [1]"),
    sources: [source(1)],
    citations: [citation({ answerSpan: [0, 18] })],
    uncited: [],
    removed: { markers: 0, quotations: 0 },
    coverage: "good",
    refusal: null,
    searchedArticleCount: 2,
    silentArticleIds: ["a2"],
    madeBy: { answerer: "extractive", embedder: "lsi", store: "memory", prompt: "extractive-1" },
    ...changes,
  };
}

export function userMessage(id: string, text: string): ChatMessage {
  return { id, role: "user", parts: [{ type: "text", text }] };
}

export function assistantMessage(id: string, parts: ChatMessage["parts"]): ChatMessage {
  return { id, role: "assistant", parts };
}
