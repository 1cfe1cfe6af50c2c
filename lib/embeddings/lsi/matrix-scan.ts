import type { Pacer } from "./pacer.ts";

/** Rows of numbers, one after the other. */
export type Rows = { values: Float32Array; width: number };

/**
 * So many rows are multiplied by two queries side by side: a sum alone waits for each of its additions, eight do not wait
 * for each other.
 */
const ROWS = 4;

/**
 * The product of each query with each of the chosen rows, handed over by the row's place among the chosen, ascending. However many
 * queries there are, the matrix is read from memory once. Each sum is made in the order of the columns, so that it
 * is the same whatever else is asked.
 */
export async function scanRows(
  { values, width }: Rows,
  chosen: Uint32Array,
  queries: readonly Float64Array[],
  each: (place: number, query: number, product: number) => void,
  pace: Pacer,
): Promise<void> {
  const sums = new Float64Array(2 * ROWS);
  const starts = new Uint32Array(ROWS);
  for (let first = 0; first < chosen.length; first += ROWS) {
    await pace();
    const count = Math.min(ROWS, chosen.length - first);
    for (let i = 0; i < ROWS; i++) {
      starts[i] = (chosen[first + Math.min(i, count - 1)] as number) * width;
    }
    for (let query = 0; query < queries.length; query += 2) {
      const one = queries[query] as Float64Array;
      const other = queries[query + 1];
      multiplyRows(values, starts, one, other ?? one, sums);
      for (let i = 0; i < count; i++) {
        each(first + i, query, sums[i] as number);
        if (other !== undefined) each(first + i, query + 1, sums[ROWS + i] as number);
      }
    }
  }
}

/** Into `sums`: first the products of one query with the rows that begin at `starts`, then those of the other. */
function multiplyRows(
  values: Float32Array,
  starts: Uint32Array,
  one: Float64Array,
  other: Float64Array,
  sums: Float64Array,
): void {
  const a = starts[0] as number;
  const b = starts[1] as number;
  const c = starts[2] as number;
  const d = starts[3] as number;
  let oneA = 0;
  let oneB = 0;
  let oneC = 0;
  let oneD = 0;
  let otherA = 0;
  let otherB = 0;
  let otherC = 0;
  let otherD = 0;
  for (let column = 0; column < one.length; column++) {
    const x = one[column] as number;
    const y = other[column] as number;
    const inA = values[a + column] as number;
    const inB = values[b + column] as number;
    const inC = values[c + column] as number;
    const inD = values[d + column] as number;
    oneA += x * inA;
    oneB += x * inB;
    oneC += x * inC;
    oneD += x * inD;
    otherA += y * inA;
    otherB += y * inB;
    otherC += y * inC;
    otherD += y * inD;
  }
  sums[0] = oneA;
  sums[1] = oneB;
  sums[2] = oneC;
  sums[3] = oneD;
  sums[4] = otherA;
  sums[5] = otherB;
  sums[6] = otherC;
  sums[7] = otherD;
}
