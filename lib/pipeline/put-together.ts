import { splitPassages } from "#lib/corpus/split-passages.ts";
import { CounterpointError } from "#lib/errors.ts";
import type { Article } from "#lib/schema/article.ts";
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
 * `onRefused`: an article that cannot be split or that the store does not take; the others go on.
 */
export function putTogether(
  writer: PassageWriter,
  onPut: (articles: number, passages: number) => void,
  onRefused: (article: Article, reason: string) => void,
): Waiting {
  let waiting: Article[] = [];
  let units = 0;
  const putAll = async () => {
    const split = waiting.map((article) => ({ article, passages: tried(() => splitPassages(article)) }));
    waiting = [];
    units = 0;
    let [articles, count] = [0, 0];
    for (const { article, passages } of split) {
      const refused = passages instanceof Error ? passages : await refusal(writer.put(article, passages));
      if (refused !== undefined) onRefused(article, refused.message);
      else if (!(passages instanceof Error)) {
        articles += 1;
        count += passages.length;
      }
    }
    onPut(articles, count);
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

function tried<T>(make: () => T): T | Error {
  try {
    return make();
  } catch (thrown) {
    return thrown instanceof Error ? thrown : new Error(String(thrown));
  }
}

/** What a store says of an article that it does not take; what is wrong with the store itself is thrown on. */
async function refusal(put: Promise<void>): Promise<Error | undefined> {
  try {
    await put;
    return undefined;
  } catch (thrown) {
    if (thrown instanceof CounterpointError && thrown.code === "bad-input") return thrown;
    throw thrown;
  }
}
