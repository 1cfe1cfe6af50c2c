import { createReadStream } from "node:fs";

export type ByteLine = {
  /** 1-based. */
  number: number;
  /** Without its line end; undefined when it is longer than the limit. */
  bytes: Buffer | undefined;
  /** Bytes of the file up to the line's end. */
  offset: number;
};

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;

/** The lines of a file of any size, with no more than one line and one block of it in memory. */
export async function* byteLines(file: string, limit: number): AsyncGenerator<ByteLine> {
  let number = 0;
  let offset = 0;
  let parts: Buffer[] = [];
  let length = 0;
  const finish = (): ByteLine => {
    number++;
    const bytes = length > limit ? undefined : withoutReturn(joined(parts));
    parts = [];
    length = 0;
    return { number, bytes, offset };
  };
  const add = (part: Buffer): void => {
    length += part.length;
    if (length > limit) parts = [];
    else parts.push(part);
  };
  const blocks: AsyncIterable<Buffer> = createReadStream(file, { highWaterMark: 1 << 20 });
  for await (const block of blocks) {
    let start = 0;
    for (let end = block.indexOf(NEWLINE); end >= 0; end = block.indexOf(NEWLINE, start)) {
      add(block.subarray(start, end));
      offset += end + 1 - start;
      start = end + 1;
      yield finish();
    }
    if (start < block.length) {
      add(block.subarray(start));
      offset += block.length - start;
    }
  }
  if (length > 0) yield finish();
}

/** Most lines lie within one block, and need no copy. */
function joined(parts: readonly Buffer[]): Buffer {
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : Buffer.concat(parts);
}

function withoutReturn(line: Buffer): Buffer {
  return line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
}
