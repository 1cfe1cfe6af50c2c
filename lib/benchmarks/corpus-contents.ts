import { listCorpus } from "#lib/corpus/list-corpus.ts";
import { readCorpus } from "#lib/corpus/read-corpus.ts";
import { splitPassages } from "#lib/corpus/split-passages.ts";
import type { Article } from "#lib/domain/article.ts";
import type { Passage } from "#lib/domain/passage.ts";

/** What an index of this folder holds, article by article, read from the files as ingestion does. */
export async function* corpusContents(
  folder: string,
): AsyncGenerator<{ article: Article; passages: Passage[] }> {
  for await (const result of readCorpus(await listCorpus(folder))) {
    if (result.kind === "article") {
      yield { article: result.article, passages: splitPassages(result.article) };
    }
  }
}
