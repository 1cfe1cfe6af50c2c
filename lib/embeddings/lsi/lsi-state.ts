import { createHash } from "node:crypto";
import { CounterpointError } from "#lib/errors.ts";

/** What a fitted model consists of. */
export type LsiModel = {
  terms: readonly string[];
  /** One for each term. */
  idf: Float32Array;
  dimensions: number;
  /** How many texts the model was fitted on, and of how many. */
  textCount: number;
  corpusTexts: number;
  /** One for each dimension, largest first. */
  singularValues: Float32Array;
  /** Row-major, one row of `dimensions` numbers for each term. */
  termVectors: Float32Array;
};

/**
 * Layout, little-endian: "LSI3", the counts of terms, dimensions, vocabulary bytes, texts fitted on and texts there
 * were as uint32, the vocabulary as UTF-8 with one term a line, padding to four bytes, idf, singular values and term vectors as float32, SHA-256 of all before it.
 */
const MAGIC = new TextEncoder().encode("LSI3");
const HEADER_BYTES = 24;
const HASH_BYTES = 32;

export function encodeLsiState(model: LsiModel): Uint8Array {
  const vocabulary = new TextEncoder().encode(model.terms.join("\n"));
  const layout = layoutOf(model.terms.length, model.dimensions, vocabulary.length);
  const state = new Uint8Array(layout.total);
  state.set(MAGIC);
  const header = [
    model.terms.length,
    model.dimensions,
    vocabulary.length,
    model.textCount,
    model.corpusTexts,
  ];
  state.set(bytesOf(Uint32Array.from(header)), MAGIC.length);
  state.set(vocabulary, HEADER_BYTES);
  state.set(bytesOf(model.idf), layout.idf);
  state.set(bytesOf(model.singularValues), layout.singularValues);
  state.set(bytesOf(model.termVectors), layout.termVectors);
  state.set(sha256(state.subarray(0, layout.hash)), layout.hash);
  return state;
}

/** Throws `index-corrupt` for anything that `encodeLsiState` did not make. The model's numbers stay in the state's memory. */
export function decodeLsiState(state: Uint8Array): LsiModel {
  const headerComplete = state.length >= HEADER_BYTES + HASH_BYTES;
  if (!headerComplete || MAGIC.some((byte, i) => state[i] !== byte)) {
    throw corrupt(`it is no state of this version (${state.length} bytes)`);
  }
  const [termCount = 0, dimensions = 0, vocabularyBytes = 0, textCount = 0, corpusTexts = 0] =
    new Uint32Array(state.slice(MAGIC.length, HEADER_BYTES).buffer);
  const layout = layoutOf(termCount, dimensions, vocabularyBytes);
  if (state.length !== layout.total) {
    throw corrupt(`it has ${state.length} bytes and should have ${layout.total}`);
  }
  const expected = sha256(state.subarray(0, layout.hash));
  if (expected.some((byte, i) => state[layout.hash + i] !== byte)) throw corrupt("its checksum is wrong");
  const vocabulary = new TextDecoder().decode(state.subarray(HEADER_BYTES, HEADER_BYTES + vocabularyBytes));
  return {
    terms: termCount === 0 ? [] : vocabulary.split("\n"),
    idf: floatsOf(state, layout.idf, layout.singularValues),
    dimensions,
    textCount,
    corpusTexts,
    singularValues: floatsOf(state, layout.singularValues, layout.termVectors),
    termVectors: floatsOf(state, layout.termVectors, layout.hash),
  };
}

/** Twelve hex digits that tell one fitted model from every other; only for a state that decodes. */
export function fingerprint(state: Uint8Array): string {
  return Buffer.from(state.subarray(state.length - HASH_BYTES))
    .toString("hex")
    .slice(0, 12);
}

function layoutOf(termCount: number, dimensions: number, vocabularyBytes: number) {
  const idf = Math.ceil((HEADER_BYTES + vocabularyBytes) / 4) * 4;
  const singularValues = idf + 4 * termCount;
  const termVectors = singularValues + 4 * dimensions;
  const hash = termVectors + 4 * termCount * dimensions;
  return { idf, singularValues, termVectors, hash, total: hash + HASH_BYTES };
}

/** Without a copy where the state begins at a multiple of four, as one of its own does. */
function floatsOf(state: Uint8Array, from: number, to: number): Float32Array {
  const at = state.byteOffset + from;
  if (at % 4 !== 0) return new Float32Array(state.slice(from, to).buffer);
  return new Float32Array(state.buffer, at, (to - from) / 4);
}

function bytesOf(array: Uint32Array | Float32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash("sha256").update(bytes).digest();
}

function corrupt(why: string): CounterpointError {
  return new CounterpointError(
    "index-corrupt",
    `The stored matrices of the built-in embedder cannot be used: ${why}.`,
    { hint: "Run npm run ingest to build the index again." },
  );
}
