import type { Filter } from "#lib/domain/retrieval.ts";
import type { Embedder } from "#lib/embeddings/embedder.ts";
import type { Hit, PassageReader } from "#lib/store/passage-store.ts";
import { type Fused, type Fusion, fuseScores } from "./fuse-scores.ts";
import type { UnderstoodQuestion } from "./question-terms.ts";

/** Parts of the search that can be left out, to measure what each of them brings. */
export type SearchPart = "vectors" | "document" | "spelling" | "similar-terms" | "pairs";

export type BothWays = {
  reader: PassageReader;
  embedder: Embedder;
  fusion: Fusion;
  filter?: Filter;
  signal?: AbortSignal;
  without?: ReadonlySet<SearchPart>;
};

/** Candidates of each search before fusion. */
const CANDIDATES = 100;

/**
 * The best candidates by words and by vectors, each scored in both ways, fused, best first. With built-in vectors the
 * keyword scores of the candidates also count terms that the corpus uses alike (`soft-frequency.ts`).
 */
export async function searchBothWays(understood: UnderstoodQuestion, options: BothWays): Promise<Fused[]> {
  const { reader, embedder, fusion, filter, signal, without } = options;
  const search = {
    limit: CANDIDATES,
    ...(filter === undefined ? {} : { filter }),
    ...(signal === undefined ? {} : { signal }),
  };
  const match = { ...search, passageOnly: without?.has("document") ?? false };
  const { query, terms } = understood;
  const soft = fusion === "weighted" && !without?.has("similar-terms");
  const [keywordHits, vectors, similar] = await Promise.all([
    reader.matching(query, match),
    without?.has("vectors") ? [] : embedder.embed([query], "query", signal),
    soft
      ? embedder.similarTerms?.(
          terms.map(({ term }) => term),
          signal,
        )
      : undefined,
  ]);
  const [vector] = vectors;
  const nearestHits = vector === undefined ? [] : await reader.nearest(vector, search);

  const words = async (): Promise<Hit[]> => {
    const rescored = similar !== undefined && similar.size > 0;
    const candidates = rescored ? union(keywordHits, nearestHits) : missing(keywordHits, nearestHits);
    if (candidates.length === 0) return keywordHits;
    const limit = 2 * CANDIDATES;
    const hits = await reader.matching(query, {
      ...match,
      limit,
      passageIds: candidates,
      ...(rescored && { similar }),
    });
    return rescored ? hits : [...keywordHits, ...hits];
  };
  const directions = async (): Promise<Hit[]> => {
    const candidates = missing(nearestHits, keywordHits);
    if (vector === undefined || candidates.length === 0) return nearestHits;
    return [...nearestHits, ...(await reader.nearest(vector, { ...search, passageIds: candidates }))];
  };
  const [keyword, nearest] = await Promise.all([words(), directions()]);
  return fuseScores(keyword, nearest, fusion);
}

function union(a: readonly Hit[], b: readonly Hit[]): string[] {
  return [...new Set([...a, ...b].map(({ passageId }) => passageId))];
}

/** Those of `others` that are not among `known`. */
function missing(known: readonly Hit[], others: readonly Hit[]): string[] {
  const have = new Set(known.map(({ passageId }) => passageId));
  return others.map(({ passageId }) => passageId).filter((id) => !have.has(id));
}
