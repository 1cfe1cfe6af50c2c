import { type CorpusProblem, listCorpus } from "#lib/corpus/list-corpus.ts";
import { readCorpus } from "#lib/corpus/read-corpus.ts";
import { SPLITTER } from "#lib/corpus/split-passages.ts";
import type { EmbedderFactory } from "#lib/embeddings/embedder.ts";
import type { IngestProgress, IngestReport } from "#lib/schema/ingestion.ts";
import type { PassageStore, PassageWriter } from "#lib/store/passage-store.ts";
import { chooseEmbedder, embedMissing } from "./embed-passages.ts";
import { linkCopies } from "./link-copies.ts";
import { putTogether } from "./put-together.ts";
import { refuseManyRemovals } from "./refuse-removals.ts";

export type IngestOptions = {
  corpusDir: string;
  store: PassageStore;
  embedders: EmbedderFactory;
  /** Also a run that takes most of the index away is published; else it throws `removals-refused`. */
  allowRemovals?: boolean;
  onProgress?: (progress: IngestProgress) => void;
  signal?: AbortSignal;
};

/**
 * Brings the index up to date with a corpus folder: reads what is new or changed, drops what is gone, embeds what has no
 * vector, and publishes all of it at once. Until then, and after any failure or abort, the last published index stands.
 */
export async function ingestCorpus(options: IngestOptions): Promise<IngestReport> {
  const { store, embedders, signal } = options;
  const started = performance.now();
  const listing = await listCorpus(options.corpusDir);
  const writer = await store.writer();
  try {
    const last = writer.last?.manifest;
    const read = await readChanges(writer, listing, last?.splitter === SPLITTER, options);
    if (options.allowRemovals !== true) {
      const { gone, stored, versions } = read;
      const put = { articles: read.put.size, versions };
      const before = last?.articles ?? 0;
      await refuseManyRemovals({ corpusDir: options.corpusDir, writer, before, stored, gone, put });
    }
    await writer.remove([...read.gone]);
    await dropSameTexts(writer, read, signal);
    const changed = read.added + read.updated + read.removed > 0;
    const upToDate = last !== undefined && !changed && last.embedder.method === embedders.method;
    const manifest = upToDate ? last : await embedAndPublish(writer, options, read);
    return {
      published: !upToDate,
      generation: manifest.generation,
      articles: manifest.articles,
      passages: manifest.passages,
      added: read.added,
      updated: read.updated,
      removed: read.removed,
      unchanged: read.unchanged,
      problems: read.problems,
      notes: read.notes,
      embedder: manifest.embedder.id,
      milliseconds: Math.round(performance.now() - started),
    };
  } catch (thrown) {
    signal?.throwIfAborted();
    throw thrown;
  } finally {
    await writer.discard();
  }
}

/** Links copies to each other; what an outlet has twice is not counted, but noted, as are likely failures. */
async function dropSameTexts(writer: PassageWriter, read: Changes, signal?: AbortSignal): Promise<void> {
  const { dropped, notes } = await linkCopies(writer, signal);
  read.notes.push(...notes);
  for (const { articleId, path, keptPath } of dropped) {
    const how = read.put.get(articleId);
    if (how !== undefined) read[how] -= 1;
    if (how !== "added") read.removed += 1;
    read.notes.push({ path, reason: `It has the same text as ${keptPath}, of the same outlet: kept once.` });
  }
}

type Changes = Pick<IngestReport, "added" | "updated" | "removed" | "unchanged" | "problems" | "notes"> & {
  articles: number;
  passages: number;
  /** What was put, by article id. */
  put: Map<string, "added" | "updated">;
  /** The versions of what was put. */
  versions: Set<string>;
  /** Ids of stored articles that are not in the folder any more. */
  gone: Set<string>;
  /** How many articles were stored before. */
  stored: number;
};

async function readChanges(
  writer: PassageWriter,
  listing: Awaited<ReturnType<typeof listCorpus>>,
  sameSplitter: boolean,
  { onProgress, signal }: IngestOptions,
): Promise<Changes> {
  const stored = await writer.contentHashes();
  const gone = new Set(stored.keys());
  const changes: Changes = {
    added: 0,
    updated: 0,
    removed: 0,
    unchanged: 0,
    problems: [],
    notes: [],
    articles: 0,
    passages: 0,
    put: new Map(),
    versions: new Set(),
    gone,
    stored: stored.size,
  };
  const waiting = putTogether(
    writer,
    (articles, passages) => {
      changes.articles += articles;
      changes.passages += passages;
    },
    ({ id, path }, reason) => {
      changes.problems.push({ path, reason: `cannot be stored: ${reason}` });
      const how = changes.put.get(id);
      if (how !== undefined) changes[how] -= 1;
      changes.put.delete(id);
      // What an earlier run stored of it is not what the file says now.
      if (stored.has(id)) gone.add(id);
    },
  );
  const tell = (done: number) => {
    const { articles, passages } = changes;
    onProgress?.({ stage: "reading", done, total: listing.bytes, articles, passages });
  };
  // Another splitter cuts the same text elsewhere, so that every article has to be read again.
  const storedArticle = async (id: string) => (await writer.copies.articles([id]))[0];
  const known = sameSplitter ? { known: stored, stored: storedArticle } : {};
  for await (const result of readCorpus(listing, known)) {
    signal?.throwIfAborted();
    if (result.kind === "article") {
      const how = stored.has(result.article.id) ? "updated" : "added";
      changes[how] += 1;
      changes.put.set(result.article.id, how);
      if (result.article.version !== undefined) changes.versions.add(result.article.version);
      gone.delete(result.article.id);
      await waiting.add(result.article);
    } else if (result.kind === "unchanged") {
      changes.unchanged += 1;
      gone.delete(result.articleId);
    } else {
      changes[result.kind === "note" ? "notes" : "problems"].push({
        path: result.path,
        reason: result.reason,
      });
    }
    tell(result.bytesRead);
  }
  await waiting.putAll();
  tell(listing.bytes);
  changes.removed = gone.size;
  return changes;
}

async function embedAndPublish(
  writer: PassageWriter,
  options: IngestOptions,
  { articles, passages, notes }: Changes,
) {
  const { embedders, onProgress, signal } = options;
  onProgress?.({ stage: "fitting", done: 0, total: 0, articles, passages });
  const { embedder, state } = await chooseEmbedder({ writer, embedders, signal });
  const blank = await embedMissing(
    writer,
    embedder,
    (done, total) => {
      signal?.throwIfAborted();
      onProgress?.({ stage: "embedding", done, total, articles, passages });
    },
    signal,
  );
  // A model of the corpus knows no word of some passages; one that was asked has refused them.
  if (!embedders.fitted && blank.size > 0) notes.push(...(await refusedNotes(writer, blank)));
  onProgress?.({ stage: "publishing", done: 0, total: 0, articles, passages });
  return writer.publish({
    embedder: { method: embedders.method, id: embedder.id, dimensions: embedder.dimensions },
    embedderState: state,
    splitter: SPLITTER,
  });
}

async function refusedNotes(
  writer: PassageWriter,
  blank: ReadonlyMap<string, number>,
): Promise<CorpusProblem[]> {
  const notes: CorpusProblem[] = [];
  for await (const { article } of writer.contents()) {
    const count = blank.get(article.id);
    if (count === undefined) continue;
    const which = count === 1 ? "One of its passages was" : `${count} of its passages were`;
    notes.push({
      path: article.path,
      reason: `${which} refused by the embedding model, and can be found by words alone.`,
    });
  }
  return notes;
}
