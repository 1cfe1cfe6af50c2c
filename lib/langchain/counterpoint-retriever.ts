import { Document } from "@langchain/core/documents";
import { BaseRetriever, type BaseRetrieverInput } from "@langchain/core/retrievers";
import { retrievePassages, type SearchTools } from "#lib/retrieval/retrieve-passages.ts";
import type { Filter, Retrieved } from "#lib/schema/retrieval.ts";
import { pageOf } from "#lib/text/page-of.ts";

/** What a document's text is, and where exactly it stands. */
export type PassageMetadata = {
  passageId: string;
  articleId: string;
  /** Of the article's text: the offsets hold for this version. */
  version?: string;
  /** Half-open range of UTF-16 offsets: `article.text.slice(start, end) === pageContent`. */
  start: number;
  end: number;
  /** Of documents with pages, the one on which the passage begins. */
  page?: number;
  title: string;
  outlet: string;
  authors: string[];
  /** ISO date, whole or partial. */
  publishedAt?: string;
  url?: string;
  /** Fused score, 0 to 1, comparable within one call only. */
  score: number;
};

export type CounterpointRetrieverInput = BaseRetrieverInput & {
  /**
   * What is searched, and with what; asked at each call, so that an index that was published since is used. A runtime's
   * `answerTools` (lib/runtime.ts) is one.
   */
  tools: () => Promise<SearchTools>;
  /** Documents to return at most; 12 if not given. */
  limit?: number;
  filter?: Filter;
};

/**
 * The index as LangChain's retriever: the passages that speak to a question, best first, each a document with its exact
 * place. No document where the corpus does not answer the question, as in the chat; a question stands by itself, without
 * a history.
 */
export class CounterpointRetriever extends BaseRetriever<PassageMetadata> {
  static override lc_name() {
    return "CounterpointRetriever";
  }

  override lc_namespace = ["counterpoint", "retrievers"];

  readonly #tools: () => Promise<SearchTools>;
  readonly #asked: { limit?: number; filter?: Filter };

  constructor({ tools, limit, filter, ...fields }: CounterpointRetrieverInput) {
    super(fields);
    this.#tools = tools;
    this.#asked = { ...(limit !== undefined && { limit }), ...(filter && { filter }) };
  }

  override async _getRelevantDocuments(question: string): Promise<Document<PassageMetadata>[]> {
    // The runtime's tools have a limit of their own, which is the answerer's.
    const { reader, embedder, fusion } = await this.#tools();
    const found = await retrievePassages({ reader, embedder, fusion, question, ...this.#asked });
    return found.coverage === "none" ? [] : found.passages.map(toDocument);
  }
}

function toDocument({ passage, article, score }: Retrieved): Document<PassageMetadata> {
  const page = pageOf(article, passage.start);
  return new Document({
    id: passage.id,
    pageContent: passage.text,
    metadata: {
      passageId: passage.id,
      articleId: article.id,
      ...(article.version !== undefined && { version: article.version }),
      start: passage.start,
      end: passage.end,
      ...(page !== undefined && { page }),
      title: article.title,
      outlet: article.outletName,
      authors: article.authors,
      ...(article.publishedAt !== undefined && { publishedAt: article.publishedAt }),
      ...(article.url !== undefined && { url: article.url }),
      score,
    },
  });
}
