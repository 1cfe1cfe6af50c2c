import type { Comparer } from "#lib/compare/comparer.ts";
import type { StoryIndex } from "#lib/compare/stories/story-index.ts";
import type { Embedder } from "#lib/embeddings/embedder.ts";
import type { Fusion } from "#lib/retrieval/fuse-scores.ts";
import type { Filter } from "#lib/schema/retrieval.ts";
import type { PassageReader } from "#lib/store/passage-store.ts";

export type CompareQuestion = {
  question: string;
  filter?: Filter;
  /** Where the corpus tells many stories: compare this one's. */
  storyArticleId?: string;
  signal: AbortSignal;
};

/** What a comparison is made with; the composition root provides it. */
export type CompareTools = {
  reader: PassageReader;
  embedder: Embedder;
  fusion: Fusion;
  comparer: Comparer;
  storeId: string;
  /** The stories of this generation, where the corpus tells many. */
  stories?: () => Promise<StoryIndex | undefined>;
};
