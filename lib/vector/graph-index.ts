import hnswlib, { type HierarchicalNSW } from "hnswlib-node";
import { CounterpointError } from "#lib/errors.ts";
import type { Scored } from "#lib/search/top-hits.ts";
import { breather } from "#lib/worker/breather.ts";
import { checkGraphFile, type GraphShape } from "./graph-file.ts";
import { directedCount, normalise, type VectorTable } from "./vector-table.ts";

/**
 * Links an element: more finds more and takes more room. With 16, searches among 300,000 vectors of 400 subjects did not
 * find their way to the right one often enough, however wide: .988 of the nearest; with 32, .996 in half of the time.
 */
const LINKS = 32;
/** Breadth of the search for an element's neighbours while building. */
const BUILD_BREADTH = 200;
/** Fixed, so that the same vectors give the same graph on the same kind of machine. */
const SEED = 100;
/** The library counts in 32 bits. */
const MOST = 2 ** 32 - 1;

/**
 * A hierarchical navigable small world graph (Malkov and Yashunin 2018) over vectors of length 1, labelled by their
 * passages' numbers. The one place that calls hnswlib, which ends the process over arguments it does not expect:
 * everything that goes in is checked here first, and no callback of ours ever runs inside it.
 */
export class GraphIndex {
  readonly #graph: HierarchicalNSW;
  readonly #dimensions: number;
  #elements: number;

  private constructor(graph: HierarchicalNSW, dimensions: number, elements: number) {
    this.#graph = graph;
    this.#dimensions = dimensions;
    this.#elements = elements;
  }

  /** How many vectors it holds. */
  get elements(): number {
    return this.#elements;
  }

  /** Leaves out vectors of zeros. Takes breaks, so that other work gets its turn. */
  static async build(table: VectorTable): Promise<GraphIndex> {
    const elements = directedCount(table);
    if (elements === 0) throw unfit("there is no vector to build a graph of");
    const graph = new hnswlib.HierarchicalNSW("ip", table.dimensions);
    graph.initIndex(elements, LINKS, BUILD_BREADTH, SEED);
    const index = new GraphIndex(graph, table.dimensions, 0);
    await index.#addRows(table);
    return index;
  }

  /**
   * Checks how the file is built, unless the caller has; whether it is what was published, is for the caller to see.
   * `ef`: breadth of the search, which the file does not keep.
   */
  static async open(path: string, dimensions: number, ef: number, shape?: GraphShape): Promise<GraphIndex> {
    const { elements } = shape ?? (await checkGraphFile(path, dimensions));
    const graph = new hnswlib.HierarchicalNSW("ip", dimensions);
    await graph.readIndex(path);
    const index = new GraphIndex(graph, dimensions, elements);
    index.setBreadth(ef);
    return index;
  }

  /** Adds vectors of passages that it does not hold yet: each costs what it costs to find its neighbours. */
  async extend(table: VectorTable): Promise<void> {
    if (table.dimensions !== this.#dimensions) {
      throw unfit(`vectors of ${table.dimensions} dimensions cannot join those of ${this.#dimensions}`);
    }
    const added = directedCount(table);
    if (added === 0) return;
    this.#graph.resizeIndex(this.#elements + added);
    await this.#addRows(table);
  }

  async #addRows({ count, dimensions, values, directed, numbers }: VectorTable): Promise<void> {
    const breathe = breather();
    for (let row = 0; row < count; row++) {
      if (directed[row] !== 1) continue;
      const vector = values.subarray(row * dimensions, (row + 1) * dimensions);
      this.#graph.addPoint(plainVector(vector, dimensions), numbers[row] as number);
      this.#elements++;
      await breathe();
    }
  }

  /** To be followed by `check`: the library reports no failure. */
  write(path: string): void {
    this.#graph.writeIndexSync(path);
  }

  /** Throws unless the file holds this whole graph. */
  async check(path: string): Promise<void> {
    const { elements } = await checkGraphFile(path, this.#dimensions);
    if (elements !== this.elements) throw unfit(`${path} holds ${elements} of ${this.elements}`);
  }

  /** The library calls it ef: how many candidates a search keeps at a time. */
  setBreadth(ef: number): void {
    if (!Number.isInteger(ef) || ef < 1 || ef > MOST) throw unfit(`a search cannot be ${ef} wide`);
    this.#graph.setEf(ef);
  }

  /** About the nearest `limit` passages' numbers by cosine, best first; none for a vector of zeros. */
  search(query: Float32Array, limit: number): Scored[] {
    const unit = query.slice();
    if (unit.length === this.#dimensions && !normalise(unit)) return [];
    const wanted = Math.min(limit, this.elements);
    if (!Number.isInteger(wanted) || wanted < 1) throw unfit(`a search cannot be limited to ${limit} hits`);
    const { neighbors, distances } = this.#graph.searchKnn(plainVector(unit, this.#dimensions), wanted);
    return neighbors.map((item, i) => ({ item, score: clamp(1 - (distances[i] ?? 1)) }));
  }
}

/** The library takes plain arrays only, of exactly its dimensions, and numbers only. */
function plainVector(vector: Float32Array, dimensions: number): number[] {
  if (vector.length !== dimensions)
    throw unfit(`a vector has ${vector.length} dimensions, not ${dimensions}`);
  const plain: number[] = [];
  for (let i = 0; i < dimensions; i++) {
    const value = vector[i] as number;
    if (!Number.isFinite(value)) throw unfit("a vector holds something that is no finite number");
    plain.push(value);
  }
  return plain;
}

function clamp(score: number): number {
  return Math.max(-1, Math.min(1, score));
}

function unfit(why: string): CounterpointError {
  return new CounterpointError("internal", `The vectors cannot be searched: ${why}.`);
}
