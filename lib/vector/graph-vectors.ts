import { closeSync, openSync, readSync } from "node:fs";
import { findIn } from "#lib/search/uint-array.ts";
import { LABEL_BYTES, vectorPlace } from "./graph-file.ts";

/**
 * Vectors out of the file of a graph that is open, one by one: straight from the system's cache, in a fifth of the time
 * that the database takes.
 */
export class GraphVectors {
  readonly #file: number;
  readonly #labels: Uint32Array;
  readonly #placeOf: (element: number) => number;
  /** A vector and its label. */
  readonly #vector: Float32Array<ArrayBuffer>;
  readonly #label: DataView;
  readonly #block: Uint8Array;

  /** Undefined when the file is gone by now. `labels`: as for the constructor. */
  static open(path: string, labels: Uint32Array, dimensions: number): GraphVectors | undefined {
    try {
      return new GraphVectors(path, labels, dimensions);
    } catch {
      return undefined;
    }
  }

  /** `labels`: of all elements, ascending, as they were added. */
  constructor(path: string, labels: Uint32Array, dimensions: number) {
    this.#file = openSync(path, "r");
    this.#labels = labels;
    this.#placeOf = vectorPlace(this.#file, dimensions);
    const block = new ArrayBuffer(4 * dimensions + LABEL_BYTES);
    this.#vector = new Float32Array(block, 0, dimensions);
    this.#block = new Uint8Array(block);
    this.#label = new DataView(block, 4 * dimensions);
  }

  /** Of length 1; overwritten by the next call. Undefined when the graph does not hold it. */
  find(label: number): Float32Array | undefined {
    const element = findIn(this.#labels, label, 0, this.#labels.length);
    if (element === -1) return undefined;
    const block = this.#block;
    try {
      const read = readSync(this.#file, block, 0, block.length, this.#placeOf(element));
      return read === block.length && this.#label.getUint32(0, true) === label ? this.#vector : undefined;
    } catch {
      // A disk that fails: the database has it, too.
      return undefined;
    }
  }

  close(): void {
    closeSync(this.#file);
  }
}
