import { type Judgement, judgeCopy, reversed } from "#lib/duplicates/judge-copy.ts";
import { keepOnce } from "#lib/duplicates/keep-once.ts";
import { type ReadText, readText, withRuns } from "#lib/duplicates/read-text.ts";
import { readWords } from "#lib/duplicates/read-words.ts";
import { type SameTextNote, SameTexts } from "#lib/duplicates/same-text-notes.ts";
import { sketchText } from "#lib/duplicates/sketch-text.ts";
import type { Article, NearDuplicate } from "#lib/schema/article.ts";
import type { Sketch } from "#lib/schema/sketch.ts";
import type { Alike, CopyTable } from "#lib/store/copy-table.ts";
import type { PassageWriter } from "#lib/store/passage-store.ts";
import { tellCopies } from "./tell-copies.ts";

/** An article that was not kept, because the same outlet has the same words in another. */
export type Dropped = { articleId: string; path: string; keptPath: string };

export type LinkedCopies = {
  dropped: Dropped[];
  /** What is worth knowing of articles that have one text under different titles. */
  notes: SameTextNote[];
};

/** Articles read at a time. */
const BATCH = 64;
const LOOKED_AT = {
  /** Of the articles that have a value: a wire report, or a line below every article, may be everywhere. */
  perValue: 64,
  /** Values that a true copy shares at least. */
  least: 2,
  /** Articles that are compared word by word. */
  limit: 32,
};
/** Of the smaller sample a true copy shares at least this part. */
const MIN_SHARED_PART = 0.1;
/** Texts kept at hand, because copies tend to come one after the other. */
const AT_HAND = 256;

type Read = { article: Article; text: ReadText };

/**
 * Finds the copies of what is new or was replaced, and tells each article which others print its text and which stands
 * for all of them. The same words twice of one outlet under one title are kept once. What it costs grows with the number of new
 * articles and of their copies, not with the size of the corpus.
 */
export async function linkCopies(writer: PassageWriter, signal?: AbortSignal): Promise<LinkedCopies> {
  const { copies } = writer;
  const fresh = await copies.unsketched();
  const concerned = new Set(await copies.bereft());
  const found = new Map<string, Map<string, NearDuplicate>>();
  const dropped: Dropped[] = [];
  const sameTexts = new SameTexts();
  const readOthers = articleReader(copies);
  for (let start = 0; start < fresh.length; start += BATCH) {
    const batch = await copies.articles(fresh.slice(start, start + BATCH));
    for (const { article, words, sketch } of batch.map(sketched)) {
      signal?.throwIfAborted();
      const alike = await copies.alike(sketch, LOOKED_AT);
      await copies.putSketch(article.id, sketch);
      const likely = alike.filter((other) => mayBeCopy(other, sketch));
      if (likely.length === 0) continue;
      const own = withRuns(words);
      const alikeById = new Map(likely.map((other) => [other.articleId, other]));
      for (const other of await readOthers([...alikeById.keys()])) {
        const judged = judgeCopy(own, other.text);
        const once = judged?.kind === "same-text" && keepOnce(article, other.article, own.count);
        if (once) {
          sameTexts.remove(once.dropped.id);
          dropped.push({ articleId: once.dropped.id, path: once.dropped.path, keptPath: once.kept.path });
          await writer.remove([once.dropped.id]);
          if (once.dropped === article) break;
          continue;
        }
        // Also where it is too short to be told apart by its runs.
        if (alikeById.get(other.article.id)?.textHash === sketch.textHash)
          sameTexts.add(sketch.textHash, article, other.article);
        if (judged !== undefined) note(found, article, other.article, judged);
      }
    }
  }
  for (const id of await copies.bereft()) concerned.add(id);
  await tellCopies(copies, { fresh: new Set(fresh), found, concerned });
  return { dropped, notes: sameTexts.notes() };
}

function sketched(article: Article) {
  const words = readWords(article.text);
  return { article, words, sketch: sketchText(words) };
}

function mayBeCopy(other: Alike, { textHash, values }: Sketch): boolean {
  const smaller = Math.max(1, Math.min(values.length, other.values));
  return other.textHash === textHash || other.shared >= MIN_SHARED_PART * smaller;
}

/** Reads articles with their runs; those read last are at hand. */
function articleReader(copies: CopyTable): (ids: readonly string[]) => Promise<Read[]> {
  const atHand = new Map<string, Read>();
  return async (ids) => {
    const found: Read[] = [];
    for (const id of ids) {
      const known = atHand.get(id);
      atHand.delete(id);
      const [article] = known === undefined ? await copies.articles([id]) : [];
      const read = known ?? (article && { article, text: readText(article.text) });
      if (read === undefined) continue;
      atHand.set(id, read);
      const [oldest] = atHand.keys();
      if (atHand.size > AT_HAND && oldest !== undefined) atHand.delete(oldest);
      found.push(read);
    }
    return found;
  };
}

function note(
  found: Map<string, Map<string, NearDuplicate>>,
  first: Article,
  second: Article,
  judged: Judgement,
): void {
  const add = (to: Article, { id, outletName, title }: Article, { kind, similarity }: Judgement) => {
    const links = found.get(to.id) ?? new Map();
    found.set(to.id, links);
    links.set(id, {
      articleId: id,
      outletName,
      title,
      kind,
      similarity: Math.round(similarity * 1000) / 1000,
    });
  };
  add(first, second, judged);
  add(second, first, reversed(judged));
}
