import { randomUUID } from "node:crypto";
import type { Answerer } from "#lib/answer/answerer.ts";
import { createCitationStream } from "#lib/citations/citation-stream.ts";
import type { Embedder } from "#lib/embeddings/embedder.ts";
import type { Fusion } from "#lib/retrieval/fuse-scores.ts";
import { inverseDocumentFrequency } from "#lib/retrieval/question-terms.ts";
import { retrievePassages } from "#lib/retrieval/retrieve-passages.ts";
import type { Answer, Incomplete, Turn } from "#lib/schema/answer.ts";
import type { AnswerEvent } from "#lib/schema/answer-event.ts";
import type { Filter, Retrieval } from "#lib/schema/retrieval.ts";
import type { PassageReader } from "#lib/store/passage-store.ts";
import { tokenize } from "#lib/text/tokens.ts";
import type { OpinionGiver } from "#lib/verdicts/opinion-giver.ts";
import { nearestTopics } from "./nearest-topics.ts";
import { findOutsideFilter, outsideFilterWords } from "./outside-filter.ts";

export type Question = {
  question: string;
  /** Oldest first. */
  history: readonly Turn[];
  /** Exactly what is to be searched for, instead of what the question and its history come to. */
  searchFor?: string;
  filter?: Filter;
  signal: AbortSignal;
};

/** What an answer is made with; the composition root provides it. */
export type AnswerTools = {
  reader: PassageReader;
  embedder: Embedder;
  fusion: Fusion;
  answerer: Answerer;
  /** Makes a question stand without its history. */
  standalone(question: string, history: readonly Turn[], signal: AbortSignal): Promise<string>;
  /** Judges the answer once it was given; absent without a model for it. */
  opinions?: OpinionGiver;
  storeId: string;
  /** How many passages the answerer is given at most. */
  limit: number;
};

/**
 * The whole way from a question to a checked answer. Ends early, without `answer`, when the signal aborts; throws a
 * `CounterpointError` when a model fails.
 */
export async function* answerQuestion(
  asked: Question,
  tools: AnswerTools,
): AsyncGenerator<AnswerEvent, void> {
  const { reader, answerer } = tools;
  const { question, history, signal } = asked;
  const searchedFor = asked.searchFor ?? (await tools.standalone(question, history, signal));
  const retrieval = await retrievePassages({ ...tools, ...asked, question: searchedFor });
  yield { type: "retrieval", searchedFor, retrieval };

  const texts = new Map(
    (await reader.articles([...new Set(retrieval.passages.map(({ article }) => article.id))])).map(
      (article) => [article.id, article.text] as const,
    ),
  );
  const idf = idfOver(retrieval);
  const begin = () =>
    createCitationStream({
      passages: retrieval.passages,
      idf,
      textOf: (articleId) => texts.get(articleId),
    });
  let stream = begin();
  let incomplete: Incomplete | undefined;
  if (retrieval.coverage !== "none") {
    const request = {
      question: searchedFor,
      history,
      retrieval,
      passages: retrieval.passages,
      texts,
      signal,
    };
    for await (const piece of answerer.answer(request)) {
      if (typeof piece !== "string" && "incomplete" in piece) incomplete = piece.incomplete;
      else if (typeof piece !== "string" && "restart" in piece) {
        stream = begin();
        yield { type: "restart" };
      } else yield* stream.push(piece);
    }
    if (signal.aborted) return;
    yield* stream.finish();
  }
  const checked = stream.result();
  const refused = checked.text.trim() === "";
  const outside = refused
    ? await findOutsideFilter({ ...tools, question: searchedFor, signal }, asked.filter)
    : [];
  const refusal = refused ? refusalText(retrieval) + outsideFilterWords(outside) : "";
  if (refused) yield { type: "text-delta", delta: refusal };
  const cited = new Set(checked.sources.map((source) => source.article.id));
  const answer: Answer = {
    id: randomUUID(),
    question,
    searchedFor,
    text: refused ? refusal : checked.text,
    markers: refused ? [] : checked.markers,
    sources: checked.sources,
    citations: checked.citations,
    uncited: checked.uncited,
    ...(incomplete !== undefined && !refused && { incomplete }),
    removed: checked.removed,
    coverage: refused ? "none" : retrieval.coverage,
    refusal: refused ? "no-coverage" : null,
    ...(refused && { nearest: nearestTopics(retrieval) }),
    ...(outside.length > 0 && { outsideFilter: outside }),
    searchedArticleCount: retrieval.searchedArticleCount,
    silentArticleIds: refused
      ? retrieval.searchedArticleIds
      : retrieval.silentArticleIds.filter((id) => !cited.has(id)),
    madeBy: {
      answerer: answerer.id,
      embedder: reader.manifest.embedder.id,
      store: tools.storeId,
      prompt: answerer.prompt,
    },
  };
  yield { type: "answer", answer };
  if (!refused && tools.opinions !== undefined) yield* tools.opinions(answer, signal);
}

function refusalText(retrieval: Retrieval): string {
  const { searchedArticleCount: count, namedOutlets, terms } = retrieval;
  if (count === 0) return "No article is in the current selection, so there was nothing to search.";
  const articles = count === 1 ? "the one article" : `all ${count} articles`;
  const where =
    namedOutlets.length === 0
      ? `${articles} in the current selection`
      : `${articles} of ${namedOutlets.join(" and ")}`;
  const words = terms.map(({ word }) => word).join(", ");
  return `These articles do not answer that. I searched ${where} for: ${words}.`;
}

/** How rare a term is among the passages at hand, for weighing the words of a sentence against its source. */
function idfOver(retrieval: Retrieval): (term: string) => number {
  const passagesWith = new Map<string, number>();
  for (const { passage } of retrieval.passages) {
    for (const term of new Set(tokenize(passage.text).map((token) => token.term))) {
      passagesWith.set(term, (passagesWith.get(term) ?? 0) + 1);
    }
  }
  const total = retrieval.passages.length;
  return (term) => inverseDocumentFrequency(passagesWith.get(term) ?? 0, total);
}
