import type { Article, NearDuplicate } from "#lib/domain/article.ts";
import { type Judgement, judgeCopy, reversed } from "#lib/duplicates/judge-copy.ts";
import { keepOnce } from "#lib/duplicates/keep-once.ts";
import { sketchText } from "#lib/duplicates/sketch-text.ts";
import { type WordRuns, wordRuns } from "#lib/duplicates/word-runs.ts";
import type { Alike, CopyTable } from "#lib/store/copy-table.ts";
import type { PassageWriter } from "#lib/store/passage-store.ts";
import { tellCopies } from "./tell-copies.ts";

/** An article that was not kept, because the same outlet has the same words in another. */
export type Dropped = { articleId: string; path: string; keptPath: string };

/** Articles read at a time. */
const BATCH = 64;
/** For each sampled value, so many of the articles that have it are looked at: the words of a wire report may be everywhere. */
const PER_VALUE = 64;
/** Of the articles that share values, so many of the best are compared word by word. */
const COMPARED = 32;
/** A true copy shares at least so many sampled values, and so many of the smaller sample. */
const MIN_SHARED_VALUES = 2;
const MIN_SHARED_PART = 0.1;
/** Texts kept at hand, because copies tend to come one after the other. */
const AT_HAND = 256;

type Read = { article: Article; runs: WordRuns };

/**
 * Finds the copies of what is new or was replaced, and tells each article which others print its text and which stands
 * for all of them. The same words twice of one outlet are kept once. What it costs grows with the number of new
 * articles and of their copies, not with the size of the corpus.
 */
export async function linkCopies(writer: PassageWriter, signal?: AbortSignal): Promise<Dropped[]> {
  const { copies } = writer;
  const fresh = await copies.unsketched();
  const concerned = new Set(await copies.bereft());
  const found = new Map<string, Map<string, NearDuplicate>>();
  const dropped: Dropped[] = [];
  const readText = textReader(copies);
  for (let start = 0; start < fresh.length; start += BATCH) {
    for (const article of await copies.articles(fresh.slice(start, start + BATCH))) {
      signal?.throwIfAborted();
      const own = { article, runs: wordRuns(article.text) };
      const sketch = sketchText(own.runs);
      const alike = await copies.alike(sketch, { perValue: PER_VALUE, limit: COMPARED });
      await copies.putSketch(article.id, sketch);
      const likely = alike.filter((other) => mayBeCopy(other, sketch.values.length, sketch.textHash));
      for (const other of await readText(likely.map(({ articleId }) => articleId))) {
        const judged = judgeCopy(own.runs, other.runs);
        if (judged === undefined) continue;
        const once = judged.kind === "same-text" && keepOnce(article, other.article, own.runs.words);
        if (once) {
          dropped.push({ articleId: once.dropped.id, path: once.dropped.path, keptPath: once.kept.path });
          await writer.remove([once.dropped.id]);
          if (once.dropped === article) break;
          continue;
        }
        note(found, article, other.article, judged);
      }
    }
  }
  for (const id of await copies.bereft()) concerned.add(id);
  await tellCopies(copies, { fresh: new Set(fresh), found, concerned });
  return dropped;
}

function mayBeCopy(other: Alike, values: number, textHash: string): boolean {
  if (other.textHash === textHash) return true;
  const part = other.shared / Math.max(1, Math.min(values, other.values));
  return other.shared >= MIN_SHARED_VALUES && part >= MIN_SHARED_PART;
}

/** Reads articles with their runs; those read last are at hand. */
function textReader(copies: CopyTable): (ids: readonly string[]) => Promise<Read[]> {
  const atHand = new Map<string, Read>();
  return async (ids) => {
    const found: Read[] = [];
    for (const id of ids) {
      const known = atHand.get(id);
      atHand.delete(id);
      const [article] = known === undefined ? await copies.articles([id]) : [];
      const read = known ?? (article && { article, runs: wordRuns(article.text) });
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
