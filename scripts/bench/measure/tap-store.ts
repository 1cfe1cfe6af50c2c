import type { PassageStore, PassageWriter } from "#lib/store/passage-store.ts";
import { ContentsWriter } from "../corpus/contents-file.ts";
import { VectorWriter } from "../corpus/vector-file.ts";

/** Milliseconds: in the store's own calls, and in copying what went through them, which is to be taken off the stages. */
export type TapTimes = {
  articles: number;
  vectors: number;
  copying: { articles: number; vectors: number };
};

/** A store whose writer also keeps articles and vectors in files in `folder`, and tells where the time goes. */
export function tapStore(
  store: PassageStore,
  folder: string,
): { store: PassageStore; times: TapTimes; finish(): void } {
  const times: TapTimes = { articles: 0, vectors: 0, copying: { articles: 0, vectors: 0 } };
  const contents = new ContentsWriter(folder);
  const vectors = new VectorWriter(folder);

  async function both(
    kind: "articles" | "vectors",
    storing: () => Promise<void>,
    copy: () => void,
  ): Promise<void> {
    const started = performance.now();
    await storing();
    const stored = performance.now();
    copy();
    times[kind] += stored - started;
    times.copying[kind] += performance.now() - stored;
  }

  const tap = (writer: PassageWriter): PassageWriter => ({
    ...writer,
    put: (article, passages) =>
      both(
        "articles",
        () => writer.put(article, passages),
        () => contents.add(article, passages),
      ),
    putVectors: (embedderId, batch) =>
      both(
        "vectors",
        () => writer.putVectors(embedderId, batch),
        () => vectors.add(batch),
      ),
  });
  return {
    store: { ...store, writer: async () => tap(await store.writer()) },
    times,
    finish() {
      contents.close();
      vectors.close();
    },
  };
}
