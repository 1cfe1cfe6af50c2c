import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import {
  type DenseMatrix,
  denseMatrix,
  gram,
  multiplyDense,
  multiplySparse,
  type SparseMatrix,
  transposed,
} from "./matrix.ts";
import type { Pacer } from "./pacer.ts";

/** A ≈ U · diag(σ) · Vᵀ; `right` is V, one column for each singular value, largest first. */
export type TruncatedSvd = { right: DenseMatrix; singularValues: Float64Array };

/** Directions whose share is below this were made of rounding errors. */
const NEGLIGIBLE = 1e-12;

/**
 * The `rank` largest singular values of A and their right vectors, fewer when A has fewer (N. Halko, P. G. Martinsson,
 * J. A. Tropp: Finding structure with randomness, SIAM Review 53, 2011, algorithms 4.4 and 5.1). The same matrix and
 * seed give the same bits.
 */
export async function randomisedSvd(
  a: SparseMatrix,
  rank: number,
  pace: Pacer,
  { oversampling = 10, powerIterations = 2, seed = 1 } = {},
): Promise<TruncatedSvd> {
  const at = transposed(a);
  const width = Math.min(rank + oversampling, a.rowCount, a.columnCount);
  let basis = await orthonormalBasis(
    await multiplySparse(a, randomMatrix(a.columnCount, width, seed), pace),
    pace,
  );
  for (let i = 0; i < powerIterations; i++) {
    basis = await orthonormalBasis(
      await multiplySparse(a, await multiplySparse(at, basis, pace), pace),
      pace,
    );
  }
  const { values, vectors } = eigen(await gram(await multiplySparse(at, basis, pace), pace), rank);
  // Aᵀ · (Q · W) costs a fraction of (Aᵀ · Q) · W, because A is sparse.
  const right = await multiplySparse(at, await multiplyDense(basis, vectors, pace), pace);
  return { right, singularValues: values.map(Math.sqrt) };
}

/** Columns that span what the columns of y span, orthonormal, by the eigenvectors of yᵀy. */
async function orthonormalBasis(y: DenseMatrix, pace: Pacer): Promise<DenseMatrix> {
  return multiplyDense(y, eigen(await gram(y, pace), y.columnCount).vectors, pace);
}

/**
 * Largest eigenvalues first, negligible ones left out; each eigenvector is divided by the root of its eigenvalue, so
 * that y · vectors has columns of unit length when the matrix is yᵀy.
 */
function eigen(symmetric: DenseMatrix, most: number): { values: Float64Array; vectors: DenseMatrix } {
  const size = symmetric.columnCount;
  if (size === 0) return { values: new Float64Array(0), vectors: symmetric };
  const matrix = Matrix.from1DArray(size, size, symmetric.values.subarray(0, size * size));
  const found = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  const largest = Math.max(...found.realEigenvalues);
  const kept = found.realEigenvalues
    .map((value, column) => ({ value, column }))
    .filter(({ value }) => value > NEGLIGIBLE * largest)
    .sort((x, y) => y.value - x.value)
    .slice(0, most);
  const vectors = denseMatrix(size, kept.length);
  for (const [to, { value, column }] of kept.entries()) {
    for (let row = 0; row < size; row++) {
      vectors.values[row * kept.length + to] = found.eigenvectorMatrix.get(row, column) / Math.sqrt(value);
    }
  }
  return { values: Float64Array.from(kept, ({ value }) => value), vectors };
}

/** Numbers between −1 and 1, which serve as well as Gaussian ones here and need no transcendental functions. */
function randomMatrix(rowCount: number, columnCount: number, seed: number): DenseMatrix {
  const matrix = denseMatrix(rowCount, columnCount);
  // xorshift32 (G. Marsaglia, 2003); the state must not be zero.
  let state = seed | 1;
  for (let i = 0; i < rowCount * columnCount; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    matrix.values[i] = state / 2 ** 31;
  }
  return matrix;
}
