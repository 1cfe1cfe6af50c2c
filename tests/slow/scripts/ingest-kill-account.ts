import { hash } from "node:crypto";
import type { PassageReader } from "#lib/store/passage-store.ts";
import { hashedVector } from "#tests/doubles/hashed-vectors.ts";

export type Account = {
  /** Article by article: all that is known of it, its text and its passages. */
  articles: string[];
  /** Keyword hits with their scores. */
  words: unknown;
  /** Nearest passages, best first. */
  near: string[][];
  /** What was sent to be embedded, in no order. */
  texts: string[];
};

const QUERIES = ["barrels counted on Monday", "denfil gorhal", "jun kes limmor", "zorzor vos pel", "yalba"];

/** Everything in an index that does not depend on how often it was published. Refuses an index that contradicts itself. */
export async function accountOf(reader: PassageReader): Promise<Account> {
  const catalogue = await reader.catalogue();
  const counts = await reader.passageCounts();
  const articles: string[] = [];
  const texts: string[] = [];
  for (const article of await reader.articles(catalogue.map(({ id }) => id).sort())) {
    const passages = await reader.passagesOf(article.id);
    if ((counts.get(article.id) ?? 0) !== passages.length)
      throw new Error(`${article.path} is only half there`);
    for (const { text } of passages) texts.push(`${article.title}\n${text}`);
    // A record keeps the number of its line when others above it come and go.
    const path = article.path.replace(/:\d+$/, "");
    articles.push(`${path} ${hash("sha256", JSON.stringify([{ ...article, path }, passages]))}`);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const { manifest } = reader;
  if (manifest.articles !== articles.length || manifest.passages !== total) throw new Error("miscounted");
  const words: unknown[] = [];
  const near: string[][] = [];
  for (const query of QUERIES) {
    const hits = await reader.matching(query, { limit: 40 });
    words.push(hits);
    const vector = Float32Array.from(hashedVector(query, manifest.embedder.dimensions));
    near.push((await reader.nearest(vector, { limit: 40 })).map(({ passageId }) => passageId));
    const found = [...new Set([...hits.map(({ passageId }) => passageId), ...(near.at(-1) ?? [])])];
    if ((await reader.passages(found)).length !== found.length) throw new Error("found what is not there");
  }
  return { articles, words, near, texts: texts.sort() };
}
