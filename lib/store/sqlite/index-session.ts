import { SegmentedKeywordSearcher } from "#lib/keyword/search/segmented-keyword-searcher.ts";
import type { Hit } from "#lib/search/search-results.ts";
import type { Scored } from "#lib/search/top-hits.ts";
import { indexTerms } from "#lib/text/tokens.ts";
import { type Generation, loadSegment } from "./derived-files.ts";
import { type DerivedFile, deadArticles, derivedFilesOf } from "./derived-table.ts";
import type { GraphThread } from "./graph-thread.ts";
import type { PlainMatchOptions, PlainSearchOptions, SearchOperations } from "./search-protocol.ts";
import type { Segment } from "./segment-file.ts";
import { SessionLayout } from "./session-layout.ts";
import { readingFrom } from "./session-reading.ts";
import { SharedParts } from "./shared-parts.ts";
import { sqliteReader } from "./sqlite-reader.ts";
import { UnderWay } from "./under-way.ts";
import { type GraphSlot, type TakenGraph, VectorSearch } from "./vector-search.ts";
import type { WorkerOperations } from "./worker-operations.ts";

/** Opens generations one after another; what a new one has in common with those still open is not loaded again. */
export class SessionOpener {
  readonly #graphThreshold: number;
  readonly #segments = new SharedParts<Segment>();
  readonly #graphs = new SharedParts<GraphSlot>((slot) => slot.close());
  readonly #graphThread: GraphThread;
  readonly #operations: WorkerOperations;

  constructor(graphThreshold: number, graphThread: GraphThread, operations: WorkerOperations) {
    this.#graphThreshold = graphThreshold;
    this.#graphThread = graphThread;
    this.#operations = operations;
  }

  /**
   * One generation, opened for searching: its connection holds a snapshot of the database, so that whatever is found
   * can be read, also after newer generations were published.
   */
  async open(generation: Generation): Promise<SearchOperations & { close(): void }> {
    // The graph is loaded in its thread, while this one reads the segments.
    const [graph, segments] = await Promise.allSettled([
      VectorSearch.takeGraph(generation, this.#graphs, this.#graphThread),
      this.#takeSegments(generation),
    ]);
    const release = () => {
      if (graph.status === "fulfilled") graph.value?.release();
      if (segments.status === "fulfilled") segments.value.release();
    };
    try {
      if (graph.status === "rejected") throw graph.reason;
      if (segments.status === "rejected") throw segments.reason;
      return await this.#search(generation, graph.value, segments.value.segments, release);
    } catch (error) {
      // What nobody releases would stay in memory for good.
      release();
      throw error;
    }
  }

  async #takeSegments(generation: Generation): Promise<{ segments: Segment[]; release: () => void }> {
    const taken: DerivedFile[] = [];
    const release = () => {
      for (const file of taken) this.#segments.release(keyOf(file));
    };
    const segments: Segment[] = [];
    try {
      for (const file of derivedFilesOf(generation.db, "keyword")) {
        segments.push(await this.#segments.take(keyOf(file), () => loadSegment(generation, file)));
        taken.push(file);
      }
      return { segments, release };
    } catch (error) {
      release();
      throw error;
    }
  }

  async #search(
    generation: Generation,
    graph: TakenGraph | undefined,
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
      segments.map(({ index }, i) => ({ index, ...layout.segmentStart(i) })),
      layout.dead,
      layout.compare,
    );
    const threshold = this.#graphThreshold;
    const vectors = await VectorSearch.open({ generation, layout, threshold, graph });
    const tasks = new UnderWay();
    const operations: SearchOperations = {
      ...searching(layout, searcher, vectors),
      ...readingFrom(db),
      run: (name, given) => tasks.add(this.#operations.run(reader, name, given)),
    };
    const reader = sqliteReader(
      {
        call: async (_, operation, args) => Reflect.apply(operations[operation], operations, args),
        // What is under way keeps the session open.
        hold: () => () => undefined,
      },
      generation.publication,
    );
    const close = () => {
      release();
      db.close();
    };
    return { ...operations, close: () => tasks.afterwards(close) };
  }
}

function keyOf({ file, checksum }: DerivedFile): string {
  return `${file}/${checksum}`;
}

function searching(
  layout: SessionLayout,
  searcher: SegmentedKeywordSearcher,
  vectors: VectorSearch,
): Pick<SearchOperations, "open" | "nearest" | "matching" | "places" | "statistics"> {
  const hitsOf = (scored: readonly Scored[]): Hit[] =>
    scored.map(({ item, score }) => ({ ...layout.hitAt(item), score }));
  return {
    async open() {},
    async places(passageIds, terms) {
      return passageIds.map((id) => {
        const position = layout.positionOfId(id);
        return position === -1 ? terms.map(() => undefined) : searcher.places(position, terms);
      });
    },
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
