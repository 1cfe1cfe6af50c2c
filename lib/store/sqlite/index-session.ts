import type { DatabaseSync } from "node:sqlite";
import type { ArticleInfo } from "#lib/domain/article.ts";
import type { Filter } from "#lib/domain/retrieval.ts";
import { indexTerms } from "#lib/text/tokens.ts";
import { articleFilter } from "../article-filter.ts";
import { compareForCatalogue } from "../catalogue-order.ts";
import { SegmentedKeywordSearcher } from "../keyword/segmented-keyword-searcher.ts";
import type { Hit } from "../passage-store.ts";
import type { Scored } from "../top-hits.ts";
import { type Generation, loadSegment } from "./derived-files.ts";
import { type DerivedFile, deadArticles, derivedFilesOf } from "./derived-table.ts";
import { readEmbedderState } from "./publication.ts";
import { articleInfoOf, articleOf, passageOf } from "./rows.ts";
import type { PlainMatchOptions, PlainSearchOptions, SearchOperations } from "./search-protocol.ts";
import type { Segment } from "./segment-file.ts";
import { SessionLayout } from "./session-layout.ts";
import { SharedParts } from "./shared-parts.ts";
import { type GraphSlot, VectorSearch } from "./vector-search.ts";

/** Opens generations one after another; what a new one has in common with those still open is not loaded again. */
export class SessionOpener {
  readonly #graphThreshold: number;
  readonly #segments = new SharedParts<Segment>();
  readonly #graphs = new SharedParts<GraphSlot>();

  constructor(graphThreshold: number) {
    this.#graphThreshold = graphThreshold;
  }

  /**
   * One generation, opened for searching: its connection holds a snapshot of the database, so that whatever is found
   * can be read, also after newer generations were published.
   */
  async open(generation: Generation): Promise<SearchOperations & { close(): void }> {
    const { db } = generation;
    const files = derivedFilesOf(db, "keyword");
    const taken: DerivedFile[] = [];
    const release = () => {
      for (const file of taken.splice(0)) this.#segments.release(keyOf(file));
    };
    try {
      const segments: Segment[] = [];
      for (const file of files) {
        segments.push(await this.#segments.take(keyOf(file), () => loadSegment(generation, file)));
        taken.push(file);
      }
      return await this.#search(generation, segments, release);
    } catch (error) {
      // What nobody releases would stay in memory for good.
      release();
      throw error;
    }
  }

  async #search(
    generation: Generation,
    segments: readonly Segment[],
    release: () => void,
  ): Promise<SearchOperations & { close(): void }> {
    const { db } = generation;
    const layout = new SessionLayout(
      db,
      segments.map((segment) => segment.layout),
      deadArticles(db).keys(),
    );
    const searcher = new SegmentedKeywordSearcher(
      segments.map(({ index }, i) => ({ index, ...layout.startOf(i) })),
      layout.dead,
      layout.compare,
    );
    const vectors = await VectorSearch.open({
      generation,
      layout,
      threshold: this.#graphThreshold,
      graphs: this.#graphs,
    });
    const close = () => {
      release();
      vectors.close();
      db.close();
    };
    return { ...searching(layout, searcher, vectors), ...readingFrom(db), close };
  }
}

function keyOf({ file, checksum }: DerivedFile): string {
  return `${file}/${checksum}`;
}

function searching(
  layout: SessionLayout,
  searcher: SegmentedKeywordSearcher,
  vectors: VectorSearch,
): Pick<SearchOperations, "open" | "nearest" | "matching" | "statistics"> {
  const hitsOf = (scored: readonly Scored[]): Hit[] =>
    scored.map(({ item, score }) => ({
      passageId: layout.passageIdAt(item),
      articleId: layout.articleIdAt(item),
      score,
    }));
  return {
    async open() {},
    async nearest(vector, { limit, filter, passageIds }: PlainSearchOptions) {
      return hitsOf(await vectors.search(vector, limit, layout.scopeOf(filter, passageIds)));
    },
    async matching(query, { limit, filter, passageIds, similar, passageOnly }: PlainMatchOptions) {
      const weights = new Map<string, number>();
      for (const term of indexTerms(query)) weights.set(term, (weights.get(term) ?? 0) + 1);
      const terms = Array.from(weights, ([term, weight]) => ({
        term,
        weight,
        similar: similar?.get(term) ?? [],
      }));
      const scope = layout.scopeOf(filter, passageIds);
      return hitsOf(searcher.search(terms, limit, scope, passageOnly ? 0 : 1));
    },
    async statistics(words) {
      return words.map((word) => searcher.statistics(word));
    },
  };
}

type Reading = Pick<
  SearchOperations,
  "passages" | "passagesOf" | "articles" | "catalogue" | "passageCounts" | "embedderState"
>;

function readingFrom(db: DatabaseSync): Reading {
  const passage = db.prepare(
    "SELECT p.*, a.text FROM passages p JOIN articles a ON a.number = p.article WHERE p.id = ?",
  );
  const passagesOf = db.prepare(
    `SELECT p.* FROM passages p JOIN articles a ON a.number = p.article
     WHERE a.id = ? ORDER BY p.ordinal, p.id`,
  );
  const article = db.prepare("SELECT info, text FROM articles WHERE id = ?");
  const infos = db.prepare("SELECT info FROM articles");
  const counts = db.prepare(
    `SELECT a.id AS id, count(*) AS count FROM passages p JOIN articles a ON a.number = p.article
     GROUP BY p.article`,
  );
  return {
    async passages(ids) {
      return ids.flatMap((id) => {
        const row = passage.get(id);
        return row === undefined ? [] : [passageOf(row, String(row.text))];
      });
    },
    async passagesOf(articleId) {
      const text = String(article.get(articleId)?.text ?? "");
      return passagesOf.all(articleId).map((row) => passageOf(row, text));
    },
    async articles(ids) {
      return ids.flatMap((id) => {
        const row = article.get(id);
        return row === undefined ? [] : [articleOf(row)];
      });
    },
    async catalogue(filter: Filter = {}): Promise<ArticleInfo[]> {
      return infos.all().map(articleInfoOf).filter(articleFilter(filter)).sort(compareForCatalogue);
    },
    async passageCounts() {
      return new Map(counts.all().map(({ id, count }) => [String(id), Number(count)]));
    },
    async embedderState() {
      return readEmbedderState(db);
    },
  };
}
