import type { Embedder, EmbedderFactory, FittingText } from "#lib/embeddings/embedder.ts";
import type { Passage } from "#lib/schema/passage.ts";
import type { PassageWriter } from "#lib/store/passage-store.ts";

/** Below this many articles, an embedder is fitted on their passages: it needs many texts to find what goes together. */
const FEW_ARTICLES = 500;
const EMBED_AT_ONCE = 256;
/** So many new passages tell whether the corpus still speaks of what its embedder was fitted on. */
const DRIFT_SAMPLE = 1000;

type Choice = {
  writer: PassageWriter;
  embedders: EmbedderFactory;
  signal: AbortSignal | undefined;
};

/** The last generation's embedder as long as it suits what is written now, and otherwise one fitted on that. */
export async function chooseEmbedder(choice: Choice): Promise<Fitted> {
  const { writer, embedders, signal } = choice;
  const last = await lastEmbedder(choice);
  return last ?? embedders.fit(embedders.fitted ? await fittingTexts(writer) : [], signal);
}

type Fitted = Awaited<ReturnType<EmbedderFactory["fit"]>>;

/**
 * The one that the last generation was made with, so that only what is new is embedded. Undefined where there is none,
 * where few articles make fitting cheap, or where the corpus is no longer what it was fitted on.
 */
async function lastEmbedder({ writer, embedders }: Choice): Promise<Fitted | undefined> {
  const { last } = writer;
  if (last === null || last.manifest.embedder.method !== embedders.method) return undefined;
  const articles = (await writer.contentHashes()).size;
  if (embedders.fitted && Math.min(articles, last.manifest.articles) < FEW_ARTICLES) return undefined;
  const state = await last.embedderState();
  const embedder = await embedders.restore(state);
  if (embedders.hasDrifted !== undefined) {
    const added: string[] = [];
    for await (const { passage, title } of writer.missingVectors(embedder.id)) {
      added.push(`${title}\n${passage.text}`);
      if (added.length === DRIFT_SAMPLE) break;
    }
    if (embedders.hasDrifted(state, { texts: articles, added })) return undefined;
  }
  return { embedder, state };
}

async function fittingTexts(writer: PassageWriter): Promise<FittingText[]> {
  const few = (await writer.contentHashes()).size < FEW_ARTICLES;
  const texts: FittingText[] = [];
  for await (const { article, passages } of writer.contents()) {
    const { title } = article;
    if (few) texts.push(...passages.map(({ text }) => ({ title, text })));
    else texts.push({ title, text: article.text });
  }
  return texts;
}

/**
 * Embeds what has no vector of this embedder yet, some hundred passages at a time. Returns how many passages of which
 * article came back without a direction, by article id: they are found by their words alone.
 */
export async function embedMissing(
  writer: PassageWriter,
  embedder: Embedder,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal | undefined,
): Promise<Map<string, number>> {
  const blank = new Map<string, number>();
  const total = await writer.countMissing(embedder.id);
  let done = 0;
  onProgress(done, total);
  let batch: { passage: Passage; title: string }[] = [];
  const embedBatch = async () => {
    const vectors = await embedder.embed(
      // What a passage is about often stands in the title alone; what is quoted stays free of it.
      batch.map(({ passage, title }) => `${title}\n${passage.text}`),
      "passage",
      signal,
    );
    await writer.putVectors(
      embedder.id,
      batch.flatMap(({ passage }, index) => {
        const vector = vectors[index];
        return vector === undefined ? [] : [{ passageId: passage.id, vector }];
      }),
    );
    for (const [index, { passage }] of batch.entries()) {
      if (vectors[index]?.some((x) => x !== 0)) continue;
      blank.set(passage.articleId, (blank.get(passage.articleId) ?? 0) + 1);
    }
    done += batch.length;
    onProgress(done, total);
    batch = [];
  };
  for await (const missing of writer.missingVectors(embedder.id)) {
    batch.push(missing);
    if (batch.length === EMBED_AT_ONCE) await embedBatch();
  }
  if (batch.length > 0) await embedBatch();
  return blank;
}
