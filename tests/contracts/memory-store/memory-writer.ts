import { CounterpointError } from "#lib/errors.ts";
import { bad, checkArticle, checkVectors, missingVectorsError } from "#lib/store/check-input.ts";
import type { Manifest, PassageWriter } from "#lib/store/passage-store.ts";
import { type Contents, inOrder } from "./contents.ts";
import { memoryCopies } from "./memory-copies.ts";
import { memoryFormerVersions } from "./memory-former-versions.ts";

export type MemoryWriterOptions = {
  /** A copy that the writer may change. */
  contents: Contents;
  last: PassageWriter["last"];
  publish(manifest: Manifest, embedderState: Uint8Array, contents: Contents): void;
  /** Called once, when the writer is done either way. */
  release(): void;
};

export function memoryWriter({ contents, last, publish, release }: MemoryWriterOptions): PassageWriter {
  let open = true;
  const requireOpen = () => {
    if (!open) throw new CounterpointError("internal", "This writer has published or dropped its changes.");
  };
  const finish = () => {
    open = false;
    release();
  };
  const drop = (articleId: string) => {
    for (const { id } of contents.articles.get(articleId)?.passages ?? []) contents.vectors.delete(id);
    contents.sketches.delete(articleId);
    contents.articles.delete(articleId);
  };
  const former = memoryFormerVersions(contents);
  const allPassages = () => inOrder(contents).flatMap(({ passages }) => passages);
  const missing = (embedderId: string) =>
    allPassages().filter(({ id }) => contents.vectors.get(id)?.embedderId !== embedderId);
  const dimensionsOf = (embedderId: string) =>
    [...contents.vectors.values()].find((stored) => stored.embedderId === embedderId)?.vector.length;

  return {
    last,
    async contentHashes() {
      requireOpen();
      return new Map(inOrder(contents).map(({ article }) => [article.id, article.contentHash]));
    },
    async put(article, passages) {
      requireOpen();
      checkArticle(article, passages);
      const others = new Set(
        allPassages().flatMap(({ id, articleId }) => (articleId === article.id ? [] : [id])),
      );
      const taken = passages.find(({ id }) => others.has(id));
      if (taken !== undefined) throw bad(`Another article already has a passage ${taken.id}.`);
      former.put(article, contents.articles.get(article.id)?.article);
      drop(article.id);
      const ordered = [...passages].sort((a, b) => a.ordinal - b.ordinal);
      contents.articles.set(article.id, structuredClone({ article, passages: ordered }));
    },
    async remove(articleIds) {
      requireOpen();
      for (const id of articleIds) {
        former.remove(contents.articles.get(id)?.article);
        drop(id);
      }
    },
    async *contents() {
      requireOpen();
      for (const stored of inOrder(contents)) yield structuredClone(stored);
    },
    async countMissing(embedderId) {
      requireOpen();
      return missing(embedderId).length;
    },
    async *missingVectors(embedderId) {
      requireOpen();
      for (const passage of missing(embedderId)) {
        const title = contents.articles.get(passage.articleId)?.article.title ?? "";
        yield structuredClone({ passage, title });
      }
    },
    async putVectors(embedderId, vectors) {
      requireOpen();
      const known = new Set(allPassages().map(({ id }) => id));
      const unknown = vectors.find(({ passageId }) => !known.has(passageId));
      if (unknown !== undefined) throw bad(`There is no passage ${unknown.passageId} to keep a vector of.`);
      checkVectors(vectors, dimensionsOf(embedderId));
      for (const { passageId, vector } of vectors) {
        contents.vectors.set(passageId, { embedderId, vector: vector.slice() });
      }
    },
    copies: memoryCopies(contents, requireOpen),
    async publish({ embedder, embedderState, splitter }) {
      requireOpen();
      const without = missing(embedder.id).length;
      if (without > 0) throw missingVectorsError(without, embedder.id);
      const dimensions = dimensionsOf(embedder.id) ?? embedder.dimensions;
      if (dimensions !== embedder.dimensions) {
        throw bad(`The vectors of ${embedder.id} have ${dimensions} dimensions, not ${embedder.dimensions}.`);
      }
      const manifest: Manifest = {
        schema: 1,
        generation: (last?.manifest.generation ?? 0) + 1,
        publishedAt: new Date().toISOString(),
        embedder: { ...embedder },
        splitter,
        articles: contents.articles.size,
        passages: allPassages().length,
        ef: null,
      };
      former.settle();
      publish(manifest, embedderState.slice(), contents);
      finish();
      return manifest;
    },
    async discard() {
      if (open) finish();
    },
  };
}
