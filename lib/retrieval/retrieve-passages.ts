import type { Embedder } from "#lib/embeddings/embedder.ts";
import type { Filter, Retrieval } from "#lib/schema/retrieval.ts";
import type { PassageReader } from "#lib/store/passage-store.ts";
import type { Fusion } from "./fuse-scores.ts";
import { asksForOverview, openingPassages } from "./overview.ts";
import { guessUnderstood, type UnderstandOptions, understandQuestion } from "./question-terms.ts";
import { type Guess, rankPassages } from "./rank-passages.ts";
import { resolveScope } from "./resolve-scope.ts";
import type { SearchPart } from "./search-both-ways.ts";

/** What questions are searched with. */
export type SearchTools = { reader: PassageReader; embedder: Embedder; fusion: Fusion };

export type RetrieveOptions = SearchTools & {
  /** Standalone: understood without the conversation. */
  question: string;
  /** Passages to return at most. */
  limit?: number;
  filter?: Filter;
  signal?: AbortSignal;
  without?: ReadonlySet<SearchPart>;
};

const DEFAULT_LIMIT = 12;

/** Finds the passages that speak to a question, by words and by vectors, spread over the articles, best first. */
export async function retrievePassages(options: RetrieveOptions): Promise<Retrieval> {
  const { question, reader, embedder, fusion, limit = DEFAULT_LIMIT, without, signal } = options;
  const { scope, filter, named, rest } = await resolveScope(question, reader, options.filter);
  const scopeOfSearch = {
    namedOutlets: named,
    searchedArticleIds: scope.articles?.map(({ id }) => id) ?? [],
    searchedArticleCount: scope.count,
  };
  const understanding: UnderstandOptions = {
    spelling: !without?.has("spelling"),
    ...(named.length > 1 && { compares: true }),
  };
  const { articles } = scope;
  if (articles !== undefined && (named.length > 0 || scope.count === 1) && asksForOverview(rest)) {
    const { query } = await understandQuestion(rest, reader, understanding);
    const passages = await openingPassages(reader, articles, limit);
    const found = { passages, coverage: "good" as const, silentArticleIds: [] };
    return { ...scopeOfSearch, query, corrections: [], terms: [], ...found };
  }
  const soft = fusion === "weighted" && !without?.has("similar-terms");
  const guess = async ({ query, terms }: ReturnType<typeof guessUnderstood>): Promise<Guess> => {
    const [[vector], similar] = await Promise.all([
      without?.has("vectors") ? [] : embedder.embed([query], "query", signal),
      soft
        ? embedder.similarTerms?.(
            terms.map(({ term }) => term),
            signal,
          )
        : undefined,
    ]);
    return { query, ...(vector && { vector }), ...(similar && { similar }) };
  };
  const asked = {
    question,
    rest,
    understanding,
    fusion,
    ...(filter && { filter }),
    ...(articles && { articles }),
    limit,
    ...(without && { without }),
  };
  // Most questions have no word that the corpus lacks, and are ranked at once. A service for embeddings is waited for,
  // and paid: it is asked when it is known what for.
  const likely =
    fusion === "rank"
      ? await understandQuestion(rest, reader, understanding)
      : guessUnderstood(rest, understanding);
  let current = await guess(likely);
  for (;;) {
    const { understood, ranked } = await reader.runInWorker(
      rankPassages,
      { ...asked, guess: current },
      signal,
    );
    const { query, terms, corrections } = understood;
    if (ranked !== undefined) return { ...scopeOfSearch, query, corrections, terms, ...ranked };
    current = await guess(understood);
  }
}
