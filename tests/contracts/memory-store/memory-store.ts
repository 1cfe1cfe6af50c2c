import type { VectorCache } from "#lib/schema/vector-cache.ts";
import { lockedError } from "#lib/store/locked-error.ts";
import type { PassageReader, PassageStore } from "#lib/store/passage-store.ts";
import { type Contents, copyOf, emptyContents } from "./contents.ts";
import { memoryReader } from "./memory-reader.ts";
import { memoryWriter } from "./memory-writer.ts";

/** Everything in this process, searched exactly, gone when it ends: for tests, and to hold other drivers against. */
export function createMemoryStore(): PassageStore {
  let published: { reader: PassageReader; contents: Contents } | undefined;
  let lockedSince: string | undefined;
  return {
    id: "memory",
    vectorCache: memoryVectorCache(),
    async reader() {
      return published?.reader ?? null;
    },
    async writer() {
      if (lockedSince !== undefined) throw lockedError({ pid: process.pid, since: lockedSince });
      lockedSince = new Date().toISOString();
      return memoryWriter({
        contents: copyOf(published?.contents ?? emptyContents()),
        last: published?.reader ?? null,
        publish(manifest, embedderState, contents) {
          published = { reader: memoryReader(manifest, embedderState, contents), contents };
        },
        release() {
          lockedSince = undefined;
        },
      });
    },
    async close() {
      published = undefined;
    },
  };
}

function memoryVectorCache(): VectorCache {
  const vectors = new Map<string, Float32Array>();
  const keyOf = (embedderId: string, hash: string) => JSON.stringify([embedderId, hash]);
  return {
    async get(embedderId, hashes) {
      return hashes.map((hash) => vectors.get(keyOf(embedderId, hash))?.slice());
    },
    async set(embedderId, entries) {
      for (const { hash, vector } of entries) vectors.set(keyOf(embedderId, hash), vector.slice());
    },
  };
}
