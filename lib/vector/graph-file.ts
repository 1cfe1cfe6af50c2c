import { readSync } from "node:fs";
import { open } from "node:fs/promises";
import { CounterpointError } from "#lib/errors.ts";

/** Bytes before the first element, as hnswlib 0.8 writes them. */
const HEADER = 96;
/** A label has eight bytes; ours need the first four. */
export const LABEL_BYTES = 8;

/** How many vectors a file holds, and how far it is from one to the next. */
export type GraphShape = { elements: number; elementBytes: number };

/**
 * Follows the layout of a file of hnswlib from end to end. Its library writes to a full disk and returns as if nothing
 * had happened, opens a file of 256 dimensions as one of 128, and takes the process down over a damaged length; so the
 * file is looked at here first. Throws `index-corrupt` saying what is wrong.
 */
export async function checkGraphFile(path: string, dimensions: number): Promise<GraphShape> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const read = async (from: number, length: number) => {
      const bytes = Buffer.alloc(length);
      const { bytesRead } = await file.read(bytes, 0, length, from);
      require(bytesRead === length, "it is cut short");
      return bytes;
    };
    const header = await read(0, HEADER);
    const elementBytes = long(header, 24);
    const links0 = long(header, 64);
    require(long(header, 0) === 0, "its header is damaged");
    const elements = long(header, 16);
    require(long(header, 8) === elements && elements > 0, "its header is damaged");
    // Each element: a count and its links on the ground floor, the vector, its label.
    const linkBytes = 4 * links0 + 4;
    require(long(header, 40) === linkBytes, "its header is damaged");
    require(long(header, 32) === linkBytes + 4 * dimensions, "its vectors have another number of dimensions");
    require(elementBytes === linkBytes + 4 * dimensions + LABEL_BYTES, "its header is damaged");
    const upper = HEADER + elements * elementBytes;
    require(upper <= size, "it is cut short");
    // Then each element's links on the upper floors: their length in bytes, and the links.
    const tail = await read(upper, size - upper);
    const words = new Uint32Array(tail.buffer, tail.byteOffset, Math.floor(tail.length / 4));
    let at = 0;
    for (let element = 0; element < elements; element++) {
      const bytes = words[at];
      require(bytes !== undefined && bytes % 4 === 0, "it is cut short");
      at += 1 + bytes / 4;
    }
    require(4 * at === tail.length, "it does not end where it should");
    return { elements, elementBytes };
  } finally {
    await file.close();
  }
}

/** Takes the labels out of the bytes of a file that was checked, as they pass: the library takes longer to list them. */
export class LabelReader {
  readonly #shape: GraphShape;
  readonly #labels: Uint32Array;
  #found = 0;

  constructor(shape: GraphShape) {
    this.#shape = shape;
    this.#labels = new Uint32Array(shape.elements);
  }

  /** Of all elements, in their order; undefined as long as some are missing. */
  get labels(): Uint32Array | undefined {
    return this.#found === this.#labels.length ? this.#labels : undefined;
  }

  /** `piece` begins at the byte `from` of the file; each but the last holds a multiple of four bytes, as all parts of an element do. */
  read(piece: Buffer, from: number): void {
    const { elements, elementBytes } = this.#shape;
    while (this.#found < elements) {
      const at = labelPlace(this.#found, elementBytes) - from;
      if (at < 0 || at + 4 > piece.length) return;
      this.#labels[this.#found++] = piece.readUInt32LE(at);
    }
  }
}

/** Where the vector of an element stands in a file that was checked; its label comes right behind. */
export function vectorPlace(file: number, dimensions: number): (element: number) => number {
  const header = Buffer.alloc(HEADER);
  readSync(file, header, 0, HEADER, 0);
  const elementBytes = long(header, 24);
  return (element) => labelPlace(element, elementBytes) - 4 * dimensions;
}

function labelPlace(element: number, elementBytes: number): number {
  return HEADER + (element + 1) * elementBytes - LABEL_BYTES;
}

function long(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at));
}

function require(holds: boolean, fault: string): asserts holds {
  if (!holds) throw new CounterpointError("index-corrupt", `This is no usable graph file: ${fault}.`);
}
