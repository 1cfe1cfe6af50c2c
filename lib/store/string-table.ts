/**
 * Many strings in one piece of memory, each decoded only when it is asked for: opening a hundred thousand of them costs
 * nothing.
 */
export type StringTable = {
  /** UTF-8, one string after another. */
  bytes: Buffer;
  /** String i: bytes `starts[i]` up to `starts[i + 1]`. */
  starts: Uint32Array;
};

export function packStrings(strings: readonly string[]): StringTable {
  const starts = new Uint32Array(strings.length + 1);
  const joined = Buffer.from(strings.join(""), "utf8");
  let at = 0;
  strings.forEach((string, i) => {
    at += Buffer.byteLength(string, "utf8");
    starts[i + 1] = at;
  });
  return { bytes: joined, starts };
}

/** Empty for an index that the table does not have. */
export function stringAt({ bytes, starts }: StringTable, index: number): string {
  const start = starts[index] ?? 0;
  const end = starts[index + 1] ?? start;
  return bytes.toString("utf8", start, end);
}
