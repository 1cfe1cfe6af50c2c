import type { Answer, Citation, Marker, Opinion, OtherArticle, Source, Uncited } from "#lib/schema/answer.ts";
import type { Coverage, Retrieved } from "#lib/schema/retrieval.ts";
import type { ChatMessage } from "./messages.ts";

/** What the page shows of one answer, whether it is still arriving, was stopped, or is whole. */
export type AnswerView = {
  /** Markdown with markers [n]. */
  text: string;
  /** Which of its brackets are markers. */
  markers: Marker[];
  /** By marker. */
  sources: Source[];
  /** In order of `answerSpan`. */
  citations: Citation[];
  uncited: Uncited[];
  /** Of each article that is neither cited nor silent, the best passage; best first, eight at most. */
  alsoRetrieved: Retrieved[];
  /** Undefined until the retrieval has reported. */
  coverage: Coverage | undefined;
  searchedFor: string | undefined;
  corrections: { from: string; to: string }[];
  silentArticleIds: string[];
  refused: boolean;
  /** Of a model, arriving after the answer. */
  opinions: Opinion[];
  opinionNote: string | undefined;
  /** Questions near to a refused one. */
  nearest: string[];
  /** What is told of an answer that has no end. */
  incompleteNote: string | undefined;
  /** What the selection kept out, and speaks to a refused question. */
  outsideFilter: OtherArticle[];
  removed: Answer["removed"];
  madeBy: Answer["madeBy"] | undefined;
  /** True once the whole checked answer has arrived. */
  complete: boolean;
};

const MOST_RETRIEVED = 8;

/** The whole answer where the message has it, else what its parts tell so far. */
export function answerView(message: ChatMessage): AnswerView {
  const retrieval = message.parts.find((part) => part.type === "data-sources")?.data;
  const answer = message.parts.findLast((part) => part.type === "data-answer")?.data;
  const sources = answer?.sources ?? sourcesSoFar(message, retrieval?.passages ?? []);
  const cited = sources.map((source) => source.article.id);
  const silentArticleIds = answer?.silentArticleIds ?? retrieval?.silentArticleIds ?? [];
  return {
    text: answer?.text ?? textOf(message),
    markers: answer?.markers ?? dataOf(message, "data-marker"),
    sources: [...sources].sort((a, b) => a.marker - b.marker),
    citations: answer?.citations ?? dataOf(message, "data-citation").map((data) => data.citation),
    uncited: answer?.uncited ?? dataOf(message, "data-uncited"),
    alsoRetrieved: bestOfOthers(retrieval?.passages ?? [], [...cited, ...silentArticleIds]),
    coverage: answer?.coverage ?? retrieval?.coverage,
    searchedFor: answer?.searchedFor ?? retrieval?.searchedFor,
    corrections: retrieval?.corrections ?? [],
    silentArticleIds,
    refused: answer !== undefined && answer.refusal !== null,
    opinions: dataOf(message, "data-opinion"),
    opinionNote: message.parts.find((part) => part.type === "data-opinion-note")?.data,
    nearest: answer?.nearest?.map(({ question }) => question) ?? [],
    incompleteNote: answer?.incomplete?.note,
    outsideFilter: answer?.outsideFilter ?? [],
    removed: answer?.removed ?? { markers: 0, quotations: 0 },
    madeBy: answer?.madeBy,
    complete: answer !== undefined,
  };
}

/** The text parts of a message, put together as the server counts its offsets. */
export function textOf(message: ChatMessage): string {
  return partsOf(message.parts)
    .map((part) => (part.type === "text" ? part.text : ""))
    .join("");
}

/**
 * The citation that a marker at `offset` of the text stands for: of those with its number, the one whose sentence
 * begins last before it. Undefined while that sentence has not been checked.
 */
export function citationAt(
  citations: readonly Citation[],
  marker: number,
  offset: number,
): Citation | undefined {
  let found: Citation | undefined;
  for (const citation of citations) {
    if (citation.marker !== marker || citation.answerSpan[0] > offset) continue;
    if (found === undefined || citation.answerSpan[0] >= found.answerSpan[0]) found = citation;
  }
  return found;
}

/** `passages` are best first. */
function bestOfOthers(passages: readonly Retrieved[], articleIds: readonly string[]): Retrieved[] {
  const seen = new Set(articleIds);
  const best: Retrieved[] = [];
  for (const found of passages) {
    if (seen.has(found.article.id) || best.length === MOST_RETRIEVED) continue;
    seen.add(found.article.id);
    best.push(found);
  }
  return best;
}

function sourcesSoFar(message: ChatMessage, passages: readonly Retrieved[]): Source[] {
  const sources = new Map<number, Source>();
  for (const { citation, passageId } of dataOf(message, "data-citation")) {
    const retrieved = passages.find((found) => found.passage.id === passageId);
    if (retrieved !== undefined) sources.set(citation.marker, { ...retrieved, marker: citation.marker });
  }
  return [...sources.values()];
}

/** Without what a model has thought aloud and taken back. */
export function partsOf(parts: ChatMessage["parts"]): ChatMessage["parts"] {
  return parts.slice(parts.findLastIndex((part) => part.type === "data-restart") + 1);
}

type DataType = "data-marker" | "data-citation" | "data-uncited" | "data-opinion";
type DataOf<T extends DataType> = Extract<ChatMessage["parts"][number], { type: T }>["data"];

function dataOf<T extends DataType>(message: ChatMessage, type: T): DataOf<T>[] {
  return partsOf(message.parts).flatMap((part) => (part.type === type ? [part.data as DataOf<T>] : []));
}
