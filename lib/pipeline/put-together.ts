import { splitPassages } from "#lib/corpus/split-passages.ts";
import type { Article } from "#lib/domain/article.ts";
import type { PassageWriter } from "#lib/store/passage-store.ts";

/** In UTF-16 units of text: some thirty articles. A hundred no longer fit into a processor's cache. */
const ENOUGH = 2 ** 18;

/** Articles that wait to be stored. */
export type Waiting = {
  /** Stores this one and those that wait as soon as they are enough. */
  add(article: Article): Promise<void>;
  /** Stores those that wait. */
  putAll(): Promise<void>;
};

/**
 * Splits and stores articles some at a time, in their order. One by one, reading, splitting and storing would drive each
 * other's code and data out of the processor's cache, which takes a sixth longer. `onPut`: how many were stored.
 */
export function putTogether(
  writer: PassageWriter,
  onPut: (articles: number, passages: number) => void,
): Waiting {
  let waiting: Article[] = [];
  let units = 0;
  const putAll = async () => {
    const split = waiting.map((article) => ({ article, passages: splitPassages(article) }));
    waiting = [];
    units = 0;
    for (const { article, passages } of split) await writer.put(article, passages);
    onPut(
      split.length,
      split.reduce((sum, { passages }) => sum + passages.length, 0),
    );
  };
  return {
    async add(article) {
      waiting.push(article);
      units += article.text.length;
      if (units >= ENOUGH) await putAll();
    },
    putAll,
  };
}
