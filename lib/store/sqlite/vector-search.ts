import type { StatementSync } from "node:sqlite";
import type { Scope } from "#lib/search/scope.ts";
import type { Scored } from "#lib/search/top-hits.ts";
import {
  decodeVector,
  dot,
  loadVectors,
  normalise,
  scanVectors,
  type VectorTable,
} from "#lib/vector/vector-table.ts";
import { type Generation, loadGraph, rebuildGraph } from "./derived-files.ts";
import { type DerivedFile, derivedFilesOf } from "./derived-table.ts";
import type { GraphSearcher, GraphThread } from "./graph-thread.ts";
import type { SessionLayout } from "./session-layout.ts";
import type { SharedParts } from "./shared-parts.ts";

/** Under a filter that leaves less than this share, looking at what is left is far cheaper than a filtered search. */
const NARROW = 0.1;

/** How many more are fetched from the graph than the filter's share calls for, so that enough remain. */
const SPARE = 1.5;

/** Up to so many vectors are fetched from the database one by one; for more, all are taken into memory. */
const FETCHED = 1000;

/** Vectors with the positions of their rows, and the rows of positions. */
type PlacedTable = VectorTable & { positions: Int32Array; rows: Uint32Array };

/** For positions whose vector is not in the table. */
const NO_ROW = 2 ** 32 - 1;

/** Chooses between the graph, with a look at each vector that it does not hold yet, and looking at every vector. */
export class VectorSearch {
  readonly #generation: Generation;
  readonly #layout: SessionLayout;
  readonly #threshold: number;
  readonly #graph: TakenGraph | undefined;
  /** What the graph does not hold. */
  #tail: PlacedTable | undefined;
  #all: Promise<PlacedTable> | undefined;
  #one: StatementSync | undefined;

  private constructor(options: VectorSearchOptions) {
    this.#generation = options.generation;
    this.#layout = options.layout;
    this.#threshold = options.threshold;
    this.#graph = options.graph;
  }

  /** Undefined where a generation has none. */
  static async takeGraph(
    generation: Generation,
    graphs: SharedParts<GraphSlot>,
    thread: GraphThread,
  ): Promise<TakenGraph | undefined> {
    const [file] = derivedFilesOf(generation.db, "graph");
    const { ef } = generation.publication.manifest;
    if (file === undefined || ef === null) return undefined;
    const key = `${file.file}/${file.checksum}`;
    const load = async (): Promise<GraphSlot> => {
      const opened = await loadGraph(thread, generation, file, ef);
      return { graph: opened, isBeingRebuilt: false, close: () => opened?.close() };
    };
    return { slot: await graphs.take(key, load), file, ef, release: () => graphs.release(key) };
  }

  static async open(options: VectorSearchOptions): Promise<VectorSearch> {
    const search = new VectorSearch(options);
    const { graph } = options;
    if (graph === undefined) {
      await search.#vectors();
      return search;
    }
    search.#tail = await search.#load(graph.file.last);
    search.#rebuildIfDamaged(graph);
    return search;
  }

  /** Positions, best first. */
  async search(query: Float32Array, limit: number, scope: Scope | undefined): Promise<Scored[]> {
    const total = this.#generation.publication.manifest.passages;
    const allowed = scope?.passageCount ?? total;
    const graph = this.#graph?.slot.graph;
    if (graph !== undefined && allowed >= Math.max(this.#threshold, NARROW * total)) {
      const found = await this.#searchGraph(graph, query, limit, scope, allowed / total);
      if (found !== undefined) return found;
    }
    if (scope === undefined) return this.#scan(await this.#vectors(), query, limit);
    const positions = this.#layout.positionsIn(scope);
    // With few passages all vectors are in memory anyway.
    if (positions.length <= FETCHED && this.#all === undefined) return this.#fetch(query, limit, positions);
    return this.#scan(await this.#vectors(), query, limit, scope);
  }

  /** Undefined when too little of what the graph finds passes the filter, or lives. */
  async #searchGraph(
    graph: GraphSearcher,
    query: Float32Array,
    limit: number,
    scope: Scope | undefined,
    share: number,
  ): Promise<Scored[] | undefined> {
    const tail = this.#tail === undefined ? [] : this.#scan(this.#tail, query, limit, scope);
    const living = this.#generation.publication.manifest.passages - (this.#tail?.count ?? 0);
    // Counted in passages: those without a direction are no elements of the graph.
    const covered = this.#graph?.file.passages ?? living;
    const dead = covered === 0 ? 0 : Math.max(0, covered - living) / covered;
    const restricted = scope !== undefined || dead > 0;
    const wanted = restricted ? Math.ceil((SPARE * limit) / (share * (1 - dead))) : limit;
    const found: Scored[] = [];
    for (const { item, score } of await graph.search(query, wanted)) {
      const position = this.#layout.positionOf(item);
      if (position === -1 || (scope !== undefined && !this.#layout.isIn(scope, position))) continue;
      found.push({ item: position, score });
    }
    if (restricted && found.length < limit && wanted < graph.elements) return undefined;
    return this.#best([...found, ...tail], limit);
  }

  #scan(table: PlacedTable, query: Float32Array, limit: number, scope?: Scope): Scored[] {
    const at = (row: number) => table.positions[row] as number;
    const rows =
      scope &&
      this.#layout
        .positionsIn(scope)
        .map((position) => table.rows[position] as number)
        .filter((row) => row !== NO_ROW);
    const compare = (a: number, b: number) => this.#layout.compare(at(a), at(b));
    return scanVectors(table, query, { limit, compare, ...(rows && { rows }) }).map(({ item, score }) => ({
      item: at(item),
      score,
    }));
  }

  #fetch(query: Float32Array, limit: number, positions: Uint32Array): Scored[] {
    const unit = query.slice();
    if (!normalise(unit)) return [];
    const graph = this.#graph?.slot.graph;
    const scored: Scored[] = [];
    for (const position of positions) {
      const number = this.#layout.numberAt(position);
      const vector = graph?.vectorOf?.(number) ?? this.#stored(number);
      if (vector === undefined) continue;
      scored.push({ item: position, score: Math.max(-1, Math.min(1, dot(vector, 0, unit))) });
    }
    return this.#best(scored, limit);
  }

  /** Of length 1; undefined for one of zeros, or none. */
  #stored(number: number): Float32Array | undefined {
    this.#one ??= this.#generation.db.prepare("SELECT vector FROM vectors WHERE passage = ?");
    const bytes = this.#one.get(number)?.vector;
    if (!(bytes instanceof Uint8Array)) return undefined;
    const vector = decodeVector(bytes).slice();
    return normalise(vector) ? vector : undefined;
  }

  #best(scored: Scored[], limit: number): Scored[] {
    return scored.sort((a, b) => b.score - a.score || this.#layout.compare(a.item, b.item)).slice(0, limit);
  }

  /** In the background, once for all generations that use the file: until it is done, every vector is looked at. */
  #rebuildIfDamaged({ slot, file, ef }: TakenGraph): void {
    if (slot.graph !== undefined || slot.isBeingRebuilt) return;
    slot.isBeingRebuilt = true;
    rebuildGraph(this.#generation, file, ef)
      .then(
        (graph) => {
          slot.graph = graph;
        },
        (error: unknown) => this.#generation.warn(`The graph could not be rebuilt: ${String(error)}`),
      )
      .finally(() => {
        slot.isBeingRebuilt = false;
      });
  }

  #vectors(): Promise<PlacedTable> {
    this.#all ??= this.#load(0);
    return this.#all;
  }

  async #load(after: number): Promise<PlacedTable> {
    const { dimensions } = this.#generation.publication.manifest.embedder;
    const table = await loadVectors(this.#generation.db, { dimensions, after });
    const positions = Int32Array.from(table.numbers, (number) => this.#layout.positionOf(number));
    const rows = new Uint32Array(this.#layout.positionCount).fill(NO_ROW);
    positions.forEach((position, row) => {
      if (position !== -1) rows[position] = row;
    });
    return { ...table, positions, rows };
  }
}

/** A graph that several generations search; undefined while its file is damaged. */
export type GraphSlot = { graph: GraphSearcher | undefined; isBeingRebuilt: boolean; close(): void };

/** To be released when its generation is closed. */
export type TakenGraph = { slot: GraphSlot; file: DerivedFile; ef: number; release: () => void };

export type VectorSearchOptions = {
  generation: Generation;
  layout: SessionLayout;
  /** From so many passages on the graph is used. */
  threshold: number;
  /** Absent where every vector is looked at. */
  graph: TakenGraph | undefined;
};
