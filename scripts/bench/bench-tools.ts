import type { EmbedderFactory } from "#lib/embeddings/embedder.ts";
import type { SearchTools } from "#lib/retrieval/retrieve-passages.ts";
import type { PassageStore } from "#lib/store/passage-store.ts";

/** What a question is asked with, and how many passages it asks for. */
export type AskingTools = SearchTools & { limit: number };

/** The product as it is put together for two folders. */
export type BenchTools = {
  readonly store: PassageStore;
  readonly embedders: EmbedderFactory;
  askingTools(): Promise<AskingTools>;
  close(): Promise<void>;
};

export type BenchFolders = { corpusDir: string; dataDir: string };

export type OpenTools = (folders: BenchFolders) => BenchTools;

/** What is being done, and how far it is; `total` 0: not known. */
export type BenchProgress = (what: string, done: number, total: number) => void;
