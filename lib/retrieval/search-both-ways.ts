import type { Filter, SimilarTerm } from "#lib/schema/retrieval.ts";
import type { Hit } from "#lib/search/search-results.ts";
import type { PassageReader } from "#lib/store/passage-store.ts";
import { type Fused, type Fusion, fuseScores } from "./fuse-scores.ts";

/** Parts of the search that can be left out, to measure what each of them brings. */
export type SearchPart = "vectors" | "document" | "spelling" | "similar-terms" | "pairs";

export type SearchBothWays = {
  query: string;
  /** The query's; absent to search by words alone. */
  vector?: Float32Array;
  /** What `searchByVector` finds. */
  byVector: Promise<readonly Hit[]>;
  /** Terms that the corpus uses like those of the query. */
  similar?: ReadonlyMap<string, readonly SimilarTerm[]>;
  fusion: Fusion;
  filter?: Filter;
  without?: ReadonlySet<SearchPart>;
  /** Is told what the words alone have found, while the vectors are still being searched. */
  onKeywordHits: (hits: readonly Hit[]) => void;
};

/** Candidates of each search before fusion. */
const CANDIDATES = 100;

/** The first half of the search, which takes longest: it can be begun before the words are known to be right. */
export async function searchByVector(
  reader: PassageReader,
  { vector, filter }: Pick<SearchBothWays, "vector" | "filter">,
): Promise<readonly Hit[]> {
  return vector === undefined ? [] : reader.nearest(vector, { limit: CANDIDATES, ...(filter && { filter }) });
}

/**
 * The best candidates by words and by vectors, each scored in both ways, fused, best first. The keyword scores of the
 * candidates also count similar terms (`soft-frequency.ts`).
 */
export async function searchBothWays(reader: PassageReader, options: SearchBothWays): Promise<Fused[]> {
  const { query, vector, byVector, similar, fusion, filter, without, onKeywordHits } = options;
  const search = { limit: CANDIDATES, ...(filter && { filter }) };
  const match = { ...search, passageOnly: without?.has("document") ?? false };

  // Nothing that can be done meanwhile waits for the vector search.
  const byWords = reader.matching(query, match);
  const directions = byWords.then((hits) => {
    onKeywordHits(hits);
    const passageIds = hits.map(({ passageId }) => passageId);
    return vector === undefined ? [] : reader.nearest(vector, { ...search, passageIds });
  });
  const [nearest, keyword, ofKeyword] = await Promise.all([byVector, byWords, directions]);

  const words = async (): Promise<readonly Hit[]> => {
    const rescored = similar !== undefined && similar.size > 0;
    const others = unknown(keyword, nearest);
    const candidates = rescored ? [...keyword, ...others] : others;
    if (candidates.length === 0) return keyword;
    const hits = await reader.matching(query, {
      ...match,
      limit: 2 * CANDIDATES,
      passageIds: candidates.map(({ passageId }) => passageId),
      ...(rescored && { similar }),
    });
    return rescored ? hits : [...keyword, ...hits];
  };
  return fuseScores(await words(), [...nearest, ...unknown(nearest, ofKeyword)], fusion);
}

/** Those of `others` that are not among `known`. */
function unknown(known: readonly Hit[], others: readonly Hit[]): Hit[] {
  const have = new Set(known.map(({ passageId }) => passageId));
  return others.filter(({ passageId }) => !have.has(passageId));
}
