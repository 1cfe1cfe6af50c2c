import { endianness } from "node:os";
import { CounterpointError } from "#lib/errors.ts";
import type { UintArray } from "#lib/search/uint-array.ts";
import type { KeywordIndex } from "./keyword-index.ts";

/**
 * Layout: 8 bytes of magic, the header's length as a 32-bit number, the header as JSON, then the sections that it
 * lists, each at a multiple of 8 bytes from the file's start.
 */
const MAGIC = "CPKEYWD4";

/** In bytes; sections begin at multiples of it. */
const ALIGNMENT = 8;

const ARRAYS = { Uint8Array, Uint16Array, Uint32Array } as const;
type Kind = keyof typeof ARRAYS;
type Section = { name: string; kind: Kind; offset: number; bytes: number };

const ANY: readonly Kind[] = ["Uint8Array", "Uint16Array", "Uint32Array"];

const KINDS: Record<keyof FlatIndex, readonly Kind[]> = {
  termUnits: ["Uint8Array", "Uint16Array"],
  termStart: ["Uint32Array"],
  entryStart: ["Uint32Array"],
  articleFrequency: ["Uint32Array"],
  termBound: ["Uint16Array"],
  entryArticle: ANY,
  entryFrequency: ANY,
  entryBound: ["Uint16Array"],
  entryPassages: ANY,
  blockStart: ["Uint32Array"],
  passageOffset: ANY,
  passageFrequency: ANY,
  places: ["Uint8Array"],
  placesStart: ["Uint32Array"],
  articleStart: ["Uint32Array"],
  articleLength: ["Uint32Array"],
  passageLength: ANY,
  wordUnits: ["Uint8Array", "Uint16Array"],
  wordStart: ["Uint32Array"],
  wordFrequency: ANY,
  wordArticlesPacked: ["Uint8Array"],
  wordArticlesStart: ["Uint32Array"],
};

/** The index as sections of a file. */
type FlatIndex = Omit<KeywordIndex, "terms" | "words" | "wordArticles"> & {
  termUnits: UintArray;
  termStart: Uint32Array;
  wordUnits: UintArray;
  wordStart: Uint32Array;
  wordArticlesPacked: Uint8Array;
  wordArticlesStart: Uint32Array;
};

function flatten({ terms, words, wordArticles, ...rest }: KeywordIndex): FlatIndex {
  return {
    ...rest,
    termUnits: terms.units,
    termStart: terms.start,
    wordUnits: words.units,
    wordStart: words.start,
    wordArticlesPacked: wordArticles.packed,
    wordArticlesStart: wordArticles.start,
  };
}

function unflatten(flat: FlatIndex): KeywordIndex {
  const { termUnits, termStart, wordUnits, wordStart, wordArticlesPacked, wordArticlesStart, ...rest } = flat;
  return {
    ...rest,
    terms: { units: termUnits, start: termStart },
    words: { units: wordUnits, start: wordStart },
    wordArticles: { packed: wordArticlesPacked, start: wordArticlesStart },
  };
}

/** One file's bytes. The same index gives the same bytes. */
export function encodeKeywordIndex(index: KeywordIndex): Uint8Array {
  const parts: Uint8Array[] = [];
  const sections: Section[] = [];
  let offset = 0;
  const flat = flatten(index);
  for (const name of Object.keys(KINDS) as (keyof FlatIndex)[]) {
    const array = flat[name];
    const bytes = bytesOf(array);
    sections.push({ name, kind: array.constructor.name as Kind, offset, bytes: bytes.length });
    parts.push(bytes);
    offset += padded(bytes.length);
  }
  const header = new TextEncoder().encode(JSON.stringify({ endianness: endianness(), sections }));
  const start = padded(MAGIC.length + 4 + header.length);
  const file = new Uint8Array(start + offset);
  file.set(new TextEncoder().encode(MAGIC));
  new DataView(file.buffer).setUint32(MAGIC.length, header.length, true);
  file.set(header, MAGIC.length + 4);
  sections.forEach((section, i) => {
    file.set(parts[i] as Uint8Array, start + section.offset);
  });
  return file;
}

/**
 * The index, as views on the bytes: nothing is copied, unless they lie at an odd place in their buffer, which no array
 * of larger numbers can. Throws `index-corrupt` for bytes that are no such file, or one of another version; that they
 * are the right ones is for a checksum to tell.
 */
export function decodeKeywordIndex(bytes: Uint8Array): KeywordIndex {
  const file = bytes.byteOffset % ALIGNMENT === 0 ? bytes : new Uint8Array(bytes);
  const headerStart = MAGIC.length + 4;
  if (file.length < headerStart || new TextDecoder().decode(file.subarray(0, MAGIC.length)) !== MAGIC) {
    throw corrupt("it does not begin as one");
  }
  const headerBytes = new DataView(file.buffer, file.byteOffset).getUint32(MAGIC.length, true);
  const header = parseHeader(file.subarray(headerStart, headerStart + headerBytes));
  if (header.endianness !== endianness()) throw corrupt("it was written on a machine of other byte order");
  const start = padded(headerStart + headerBytes);
  const flat: Record<string, UintArray> = {};
  for (const [name, kinds] of Object.entries(KINDS)) {
    const section = header.sections.find((candidate) => candidate.name === name);
    if (section === undefined || !kinds.includes(section.kind)) throw corrupt(`it lacks ${name}`);
    const from = start + section.offset;
    if (from + section.bytes > file.length) throw corrupt("it is cut short");
    flat[name] = view(file, from, section);
  }
  return unflatten(flat as FlatIndex);
}

function view(file: Uint8Array, from: number, { kind, bytes }: Section): UintArray {
  const array = ARRAYS[kind];
  return new array(file.buffer as ArrayBuffer, file.byteOffset + from, bytes / array.BYTES_PER_ELEMENT);
}

function parseHeader(bytes: Uint8Array): { endianness: string; sections: Section[] } {
  try {
    const header = JSON.parse(new TextDecoder().decode(bytes));
    if (Array.isArray(header.sections)) return header;
  } catch {
    // Said below, as for any other header that cannot be used.
  }
  throw corrupt("its header is damaged");
}

function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function padded(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

function corrupt(why: string): CounterpointError {
  return new CounterpointError("index-corrupt", `This is no keyword index: ${why}.`);
}
