import { closeSync, openSync, readFileSync, readSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { PassageStore, PassageWriter } from "#lib/store/passage-store.ts";

/** Vectors by row; row i belongs to passage `ids[i]`. */
export type Vectors = { ids: readonly string[]; dimensions: number; values: Float32Array };

/** Milliseconds spent in the store while an ingestion ran. */
export type StoreTimes = { articles: number; vectors: number; publishing: number };

const NAMES = { ids: "vectors.json", values: "vectors.f32" };

/**
 * A store whose writer keeps a copy of each vector in `folder`, to have something to hold searches against that no
 * store has touched, and tells where the time goes. The time of copying is in `copying`, to be taken off.
 */
export function tapStore(
  store: PassageStore,
  folder: string,
): { store: PassageStore; times: StoreTimes & { copying: number }; finish(): void } {
  const times = { articles: 0, vectors: 0, publishing: 0, copying: 0 };
  const file = openSync(join(folder, NAMES.values), "w");
  const ids: string[] = [];
  let dimensions = 0;
  const timed = async <T>(kind: keyof typeof times, work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    try {
      return await work();
    } finally {
      times[kind] += performance.now() - started;
    }
  };
  const tap = (writer: PassageWriter): PassageWriter => ({
    ...writer,
    put: (article, passages) => timed("articles", () => writer.put(article, passages)),
    publish: (made) => timed("publishing", () => writer.publish(made)),
    async putVectors(embedderId, vectors) {
      await timed("vectors", () => writer.putVectors(embedderId, vectors));
      await timed("copying", async () => {
        dimensions = vectors[0]?.vector.length ?? dimensions;
        const rows = new Float32Array(vectors.length * dimensions);
        vectors.forEach(({ passageId, vector }, row) => {
          ids.push(passageId);
          rows.set(vector, row * dimensions);
        });
        writeSync(file, new Uint8Array(rows.buffer));
      });
    },
  });
  return {
    store: { ...store, writer: async () => tap(await store.writer()) },
    times,
    finish() {
      closeSync(file);
      writeFileSync(join(folder, NAMES.ids), JSON.stringify({ dimensions, ids }));
    },
  };
}

export function readVectors(folder: string): Vectors {
  const { dimensions, ids } = JSON.parse(readFileSync(join(folder, NAMES.ids), "utf8"));
  const path = join(folder, NAMES.values);
  // Larger than the longest single read.
  const bytes = new Uint8Array(statSync(path).size);
  const file = openSync(path, "r");
  try {
    for (let at = 0; at < bytes.length; )
      at += readSync(file, bytes, at, Math.min(2 ** 30, bytes.length - at), at);
  } finally {
    closeSync(file);
  }
  return { dimensions, ids, values: new Float32Array(bytes.buffer) };
}
