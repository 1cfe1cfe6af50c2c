/** The narrowest of the three that holds the largest value: most corpora need one byte where the worst needs four. */
export type UintArray = Uint8Array | Uint16Array | Uint32Array;

/** A copy of the values, in as few bytes as hold the largest. */
export function narrowest(values: UintArray): UintArray {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value > largest) largest = value;
  }
  if (largest < 2 ** 8) return new Uint8Array(values);
  if (largest < 2 ** 16) return new Uint16Array(values);
  return new Uint32Array(values);
}

/** An array of zeros as wide as the widest of `arrays`. */
export function widest(arrays: readonly UintArray[], length: number): UintArray {
  const bytes = Math.max(1, ...arrays.map(({ BYTES_PER_ELEMENT }) => BYTES_PER_ELEMENT));
  if (bytes === 1) return new Uint8Array(length);
  return bytes === 2 ? new Uint16Array(length) : new Uint32Array(length);
}

export function sumOf(values: UintArray): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum;
}

/** Binary search in the ascending part `from` up to `to` of a list; −1 when the value is not in it. */
export function findIn(list: UintArray, value: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low < to && list[low] === value ? low : -1;
}

/** Index of the last start that is not above `value`, of those followed by a greater one: the list it is in. */
export function startOf(starts: Uint32Array, value: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle + 1] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
