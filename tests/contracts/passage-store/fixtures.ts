import type { Article } from "#lib/schema/article.ts";
import type { Passage } from "#lib/schema/passage.ts";
import type { PassageReader, PassageStore, PassageWriter } from "#lib/store/passage-store.ts";

/** Makes an empty store of the driver under test, and closes it and removes its files afterwards. */
export type StoreMaker = () => Promise<{ store: PassageStore; remove(): Promise<void> }>;

export type Stored = { article: Article; passages: Passage[] };

/** An article whose paragraphs are its passages. */
export function anArticle(id: string, text: string, more: Partial<Article> = {}): Stored {
  const article: Article = {
    id,
    outletId: "daily-lantern",
    outletName: "Daily Lantern",
    title: `Notes from ${id}`,
    authors: [],
    genre: "report",
    wording: "original",
    language: "en",
    text,
    contentHash: `hash of ${text}`,
    path: `${id}.md`,
    metadataFrom: {},
    ...more,
  };
  const passages: Passage[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const ordinal = passages.length;
    passages.push({ id: `${id}.${start}-${end}`, articleId: id, ordinal, start, end, text: match[0] });
  }
  return { article, passages };
}

export const EMBEDDER = { method: "count-1", id: "count-1:test", dimensions: 4 };

/** Counts four letters: a vector that a test can work out in its head. */
export function vectorOf(text: string): Float32Array {
  return Float32Array.from(["a", "e", "o", "u"], (letter) => text.split(letter).length - 1);
}

export const MADE = { embedder: EMBEDDER, embedderState: Uint8Array.of(1, 2, 3), splitter: "paragraphs-1" };

export async function putAll(writer: PassageWriter, stored: readonly Stored[]): Promise<void> {
  for (const { article, passages } of stored) await writer.put(article, passages);
}

/** As counted, so that the count is checked wherever they are asked for. */
export async function missingIn(writer: PassageWriter, embedderId = EMBEDDER.id) {
  const missing = await Array.fromAsync(writer.missingVectors(embedderId));
  if ((await writer.countMissing(embedderId)) !== missing.length) throw new Error("counted otherwise");
  return missing;
}

export async function embedMissing(writer: PassageWriter, embed = vectorOf): Promise<void> {
  const missing = await missingIn(writer);
  await writer.putVectors(
    EMBEDDER.id,
    missing.map(({ passage }) => ({ passageId: passage.id, vector: embed(passage.text) })),
  );
}

/** Publishes the articles beside what is there already, and returns a reader of the result. */
export async function publish(store: PassageStore, stored: readonly Stored[]): Promise<PassageReader> {
  const writer = await store.writer();
  await putAll(writer, stored);
  await embedMissing(writer);
  await writer.publish(MADE);
  return readerOf(store);
}

export async function readerOf(store: PassageStore): Promise<PassageReader> {
  const reader = await store.reader();
  if (reader === null) throw new Error("nothing was published");
  return reader;
}

export function idsOf(hits: readonly { passageId: string }[]): string[] {
  return hits.map(({ passageId }) => passageId);
}
