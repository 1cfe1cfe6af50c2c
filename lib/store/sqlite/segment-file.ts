import { CounterpointError } from "#lib/errors.ts";
import { decodeKeywordIndex, encodeKeywordIndex } from "#lib/keyword/keyword-file.ts";
import type { KeywordIndex } from "#lib/keyword/keyword-index.ts";
import type { StringTable } from "../string-table.ts";
import type { SegmentLayout } from "./segment-layout.ts";

/** A part of the index as its file holds it. */
export type Segment = { index: KeywordIndex; layout: SegmentLayout };

/**
 * The keyword index first, so that its arrays can be used where they lie; then the layout; last a footer of five 32-bit
 * numbers: the bytes of the keyword index, the counts of articles and passages, the bytes of the articles' and of the
 * passages' ids. All numbers little-endian; parts begin at multiples of eight.
 */
const FOOTER_BYTES = 20;

export function encodeSegment({ index, layout }: Segment): Uint8Array[] {
  const keyword = encodeKeywordIndex(index);
  const { articleNumbers, articleIds, articleStart, passageNumbers, passageIds } = layout;
  const numbers = [articleNumbers, articleIds.starts, articleStart, passageNumbers, passageIds.starts];
  const footer = Uint32Array.of(
    keyword.length,
    articleNumbers.length,
    passageNumbers.length,
    articleIds.bytes.length,
    passageIds.bytes.length,
  );
  return [
    keyword,
    new Uint8Array(padding(keyword.length)),
    ...numbers.map(bytesOf),
    articleIds.bytes,
    passageIds.bytes,
    bytesOf(footer),
  ];
}

/** `bytes` begin at the start of their buffer. Throws `index-corrupt` for what `encodeSegment` did not make. */
export function decodeSegment(bytes: Uint8Array<ArrayBuffer>): Segment {
  if (bytes.length < FOOTER_BYTES) throw corrupt();
  const [keyword = 0, articles = 0, passages = 0, articleIdBytes = 0, passageIdBytes = 0] = new Uint32Array(
    bytes.slice(bytes.length - FOOTER_BYTES).buffer,
  );
  let at = keyword + padding(keyword);
  const expected = at + 4 * (3 * articles + 2 * passages + 3) + articleIdBytes + passageIdBytes;
  if (bytes.length !== expected + FOOTER_BYTES) throw corrupt();
  const numbers = (length: number) => {
    const view = new Uint32Array(bytes.buffer, bytes.byteOffset + at, length);
    at += 4 * length;
    return view;
  };
  const articleNumbers = numbers(articles);
  const articleIdStarts = numbers(articles + 1);
  const articleStart = numbers(articles + 1);
  const passageNumbers = numbers(passages);
  const passageIdStarts = numbers(passages + 1);
  const strings = (starts: Uint32Array, length: number): StringTable => {
    const view = Buffer.from(bytes.buffer, bytes.byteOffset + at, length);
    at += length;
    return { bytes: view, starts };
  };
  const articleIds = strings(articleIdStarts, articleIdBytes);
  const passageIds = strings(passageIdStarts, passageIdBytes);
  return {
    index: decodeKeywordIndex(bytes.subarray(0, keyword)),
    layout: { articleNumbers, articleIds, articleStart, passageNumbers, passageIds },
  };
}

function padding(length: number): number {
  return (8 - (length % 8)) % 8;
}

function bytesOf(array: Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function corrupt(): CounterpointError {
  return new CounterpointError("index-corrupt", "This is no usable segment file: its parts do not add up.");
}
