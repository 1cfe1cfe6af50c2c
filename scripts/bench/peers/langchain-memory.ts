import { Document } from "@langchain/core/documents";
import { FakeVectorStore, SyntheticEmbeddings } from "@langchain/core/utils/testing";
import type { Vectors } from "../corpus/vector-file.ts";

/**
 * LangChain's store in memory, filled with the same vectors. Its `MemoryVectorStore` lives in a package of its own that
 * this project has no use for; the core package has the same scan, written for tests.
 */
export async function langchainMemory({
  ids,
  dimensions,
  values,
}: Vectors): Promise<(query: number[], limit: number) => Promise<unknown>> {
  const store = new FakeVectorStore(new SyntheticEmbeddings({ vectorSize: dimensions }));
  await store.addVectors(
    ids.map((_, row) => Array.from(values.subarray(row * dimensions, (row + 1) * dimensions))),
    ids.map((id) => new Document({ pageContent: id })),
  );
  return (query, limit) => store.similaritySearchVectorWithScore(query, limit);
}
