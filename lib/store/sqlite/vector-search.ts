import type { Scope } from "../scope.ts";
import type { Scored } from "../top-hits.ts";
import { type Generation, loadGraph, rebuildGraph } from "./derived-files.ts";
import type { GraphIndex } from "./graph-index.ts";
import type { SessionLayout } from "./session-layout.ts";
import { loadVectors, scanVectors, type VectorTable } from "./vector-table.ts";

/** Under a filter that leaves less than this share, looking at what is left is far cheaper than a filtered search. */
const NARROW = 0.1;

/** How many more are fetched from the graph than the filter's share calls for, so that enough remain. */
const SPARE = 1.5;

/** Chooses between the graph and looking at every vector. */
export class VectorSearch {
  readonly #generation: Generation;
  readonly #layout: SessionLayout;
  readonly #threshold: number;
  #graph: GraphIndex | undefined;
  #table: Promise<VectorTable> | undefined;

  private constructor(generation: Generation, layout: SessionLayout, threshold: number) {
    this.#generation = generation;
    this.#layout = layout;
    this.#threshold = threshold;
  }

  static async open(generation: Generation, layout: SessionLayout, threshold: number): Promise<VectorSearch> {
    const search = new VectorSearch(generation, layout, threshold);
    if (generation.publication.manifest.ef !== null) search.#graph = await loadGraph(generation);
    if (search.#graph === undefined) await search.#vectors();
    if (search.#graph === undefined && generation.publication.manifest.ef !== null) search.#rebuild();
    return search;
  }

  /** Positions, best first. */
  async search(query: Float32Array, limit: number, scope: Scope | undefined): Promise<Scored[]> {
    const total = this.#layout.passageIds.length;
    const allowed = scope?.passageCount ?? total;
    if (this.#graph !== undefined && allowed >= Math.max(this.#threshold, NARROW * total)) {
      const found = this.#searchGraph(this.#graph, query, limit, scope, allowed / total);
      if (found !== undefined) return found;
    }
    return scanVectors(await this.#vectors(), query, {
      limit,
      compare: this.#layout.compare,
      ...(scope && { positions: this.#layout.positionsOf(scope) }),
    });
  }

  /** Undefined when too little of what the graph finds passes the filter. */
  #searchGraph(
    graph: GraphIndex,
    query: Float32Array,
    limit: number,
    scope: Scope | undefined,
    share: number,
  ): Scored[] | undefined {
    const wanted = scope === undefined ? limit : Math.ceil((SPARE * limit) / share);
    const found = graph
      .search(query, wanted)
      .filter(({ item }) => scope === undefined || this.#layout.isIn(scope, item))
      .sort((a, b) => b.score - a.score || this.#layout.compare(a.item, b.item));
    const complete = scope === undefined || found.length >= limit || wanted >= graph.elements;
    return complete ? found.slice(0, limit) : undefined;
  }

  /** In the background: until it is done, every vector is looked at. */
  #rebuild(): void {
    this.#vectors()
      .then((table) => rebuildGraph(this.#generation, table))
      .then(
        (graph) => {
          this.#graph = graph;
        },
        (error: unknown) => this.#generation.warn(`The graph could not be rebuilt: ${String(error)}`),
      );
  }

  #vectors(): Promise<VectorTable> {
    const { passages, embedder } = this.#generation.publication.manifest;
    this.#table ??= loadVectors(this.#generation.db, { passages, dimensions: embedder.dimensions });
    return this.#table;
  }
}
