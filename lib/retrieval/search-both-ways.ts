import type { Filter, SimilarTerm } from "#lib/domain/retrieval.ts";
import type { Hit, PassageReader } from "#lib/store/passage-store.ts";
import { type Fused, type Fusion, fuseScores } from "./fuse-scores.ts";

/** Parts of the search that can be left out, to measure what each of them brings. */
export type SearchPart = "vectors" | "document" | "spelling" | "similar-terms" | "pairs";

export type SearchBothWays = {
  query: string;
  /** The query's; absent to search by words alone. */
  vector?: Float32Array;
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

/**
 * The best candidates by words and by vectors, each scored in both ways, fused, best first. The keyword scores of the
 * candidates also count similar terms (`soft-frequency.ts`).
 */
export async function searchBothWays(reader: PassageReader, options: SearchBothWays): Promise<Fused[]> {
  const { query, vector, similar, fusion, filter, without, onKeywordHits } = options;
  const search = { limit: CANDIDATES, ...(filter && { filter }) };
  const match = { ...search, passageOnly: without?.has("document") ?? false };
  const near = (passageIds?: readonly string[]) =>
    vector === undefined ? [] : reader.nearest(vector, { ...search, ...(passageIds && { passageIds }) });

  // The vector search takes longest, so it is begun first; nothing that can be done meanwhile waits for it.
  const byVector = near();
  const byWords = reader.matching(query, match);
  const directions = byWords.then((hits) => {
    onKeywordHits(hits);
    return near(hits.map(({ passageId }) => passageId));
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
