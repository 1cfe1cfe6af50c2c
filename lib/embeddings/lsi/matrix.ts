import type { Pacer } from "./pacer.ts";

/** Row-major: `values[row * columnCount + column]`; spare rows of zeros follow, so that a whole block can be read. */
export type DenseMatrix = { rowCount: number; columnCount: number; values: Float64Array };

/** Compressed sparse rows: the entries of row i are at `offsets[i]` up to `offsets[i + 1]`. */
export type SparseMatrix = {
  rowCount: number;
  columnCount: number;
  offsets: Uint32Array;
  columns: Uint32Array;
  values: Float64Array;
};

export function denseMatrix(rowCount: number, columnCount: number): DenseMatrix {
  return { rowCount, columnCount, values: new Float64Array((rowCount + BLOCK) * columnCount) };
}

export function transposed(a: SparseMatrix): SparseMatrix {
  const offsets = new Uint32Array(a.columnCount + 1);
  for (const column of a.columns) offsets[column + 1] = (offsets[column + 1] as number) + 1;
  for (let i = 0; i < a.columnCount; i++)
    offsets[i + 1] = (offsets[i + 1] as number) + (offsets[i] as number);
  const next = offsets.slice();
  const columns = new Uint32Array(a.columns.length);
  const values = new Float64Array(a.columns.length);
  for (let row = 0; row < a.rowCount; row++) {
    for (let entry = a.offsets[row] as number; entry < (a.offsets[row + 1] as number); entry++) {
      const column = a.columns[entry] as number;
      const place = next[column] as number;
      next[column] = place + 1;
      columns[place] = row;
      values[place] = a.values[entry] as number;
    }
  }
  return { rowCount: a.columnCount, columnCount: a.rowCount, offsets, columns, values };
}

/** How many rows the inner loop adds up at once: half the time of one by one. */
const BLOCK = 8;

/** Where the rows of a block begin in the source's values, and by what each is multiplied. */
type Block = { starts: Uint32Array; factors: Float64Array };

const ROWS_PER_STEP = 16;

/** A · X for a sparse A. */
export async function multiplySparse(a: SparseMatrix, x: DenseMatrix, pace: Pacer): Promise<DenseMatrix> {
  const width = x.columnCount;
  const product = denseMatrix(a.rowCount, width);
  const block = emptyBlock();
  for (let row = 0; row < a.rowCount; row++) {
    if (row % ROWS_PER_STEP === 0) await pace();
    const end = a.offsets[row + 1] as number;
    for (let first = a.offsets[row] as number; first < end; first += BLOCK) {
      for (let i = 0; i < BLOCK; i++) {
        const entry = first + i;
        block.starts[i] = entry < end ? (a.columns[entry] as number) * width : 0;
        block.factors[i] = entry < end ? (a.values[entry] as number) : 0;
      }
      addBlock(product.values, row * width, x.values, block, width);
    }
  }
  return product;
}

/** Y · W. */
export async function multiplyDense(y: DenseMatrix, w: DenseMatrix, pace: Pacer): Promise<DenseMatrix> {
  const width = w.columnCount;
  const product = denseMatrix(y.rowCount, width);
  const block = emptyBlock();
  for (let row = 0; row < y.rowCount; row++) {
    if (row % ROWS_PER_STEP === 0) await pace();
    for (let first = 0; first < y.columnCount; first += BLOCK) {
      for (let i = 0; i < BLOCK; i++) {
        const column = first + i;
        block.starts[i] = column * width;
        block.factors[i] = column < y.columnCount ? (y.values[row * y.columnCount + column] as number) : 0;
      }
      addBlock(product.values, row * width, w.values, block, width);
    }
  }
  return product;
}

/** Yᵀ · Y, symmetric. */
export async function gram(y: DenseMatrix, pace: Pacer): Promise<DenseMatrix> {
  const width = y.columnCount;
  const product = denseMatrix(width, width);
  const block = emptyBlock();
  for (let first = 0; first < y.rowCount; first += BLOCK) {
    await pace();
    // Upper triangle: row i of the block's products with itself begins on the diagonal.
    for (let column = 0; column < width; column++) {
      for (let i = 0; i < BLOCK; i++) {
        const start = (first + i) * width + column;
        block.starts[i] = start;
        block.factors[i] = y.values[start] as number;
      }
      addBlock(product.values, column * width + column, y.values, block, width - column);
    }
  }
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < i; j++) product.values[i * width + j] = product.values[j * width + i] as number;
  }
  return product;
}

function emptyBlock(): Block {
  return { starts: new Uint32Array(BLOCK), factors: new Float64Array(BLOCK) };
}

/** target[to + j] += Σ factor · source[start + j] for j up to `width`. */
function addBlock(
  target: Float64Array,
  to: number,
  source: Float64Array,
  { starts, factors }: Block,
  width: number,
): void {
  const s0 = starts[0] as number;
  const s1 = starts[1] as number;
  const s2 = starts[2] as number;
  const s3 = starts[3] as number;
  const s4 = starts[4] as number;
  const s5 = starts[5] as number;
  const s6 = starts[6] as number;
  const s7 = starts[7] as number;
  const f0 = factors[0] as number;
  const f1 = factors[1] as number;
  const f2 = factors[2] as number;
  const f3 = factors[3] as number;
  const f4 = factors[4] as number;
  const f5 = factors[5] as number;
  const f6 = factors[6] as number;
  const f7 = factors[7] as number;
  for (let j = 0; j < width; j++) {
    target[to + j] =
      (target[to + j] as number) +
      f0 * (source[s0 + j] as number) +
      f1 * (source[s1 + j] as number) +
      f2 * (source[s2 + j] as number) +
      f3 * (source[s3 + j] as number) +
      f4 * (source[s4 + j] as number) +
      f5 * (source[s5 + j] as number) +
      f6 * (source[s6 + j] as number) +
      f7 * (source[s7 + j] as number);
  }
}
