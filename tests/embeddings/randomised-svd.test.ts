import fc from "fast-check";
import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { expect, it } from "vitest";
import type { DenseMatrix, SparseMatrix } from "#lib/embeddings/lsi/matrix.ts";
import { randomisedSvd } from "#lib/embeddings/lsi/randomised-svd.ts";

const pace = async () => {};

function sparse(rows: number[][], columnCount: number): SparseMatrix {
  const entries = rows.map((row) => row.flatMap((value, column) => (value === 0 ? [] : [{ column, value }])));
  const offsets = new Uint32Array(rows.length + 1);
  for (const [i, row] of entries.entries()) offsets[i + 1] = (offsets[i] ?? 0) + row.length;
  return {
    rowCount: rows.length,
    columnCount,
    offsets,
    columns: Uint32Array.from(entries.flat(), (entry) => entry.column),
    values: Float64Array.from(entries.flat(), (entry) => entry.value),
  };
}

const toMatrix = ({ rowCount, columnCount, values }: DenseMatrix) =>
  Matrix.from1DArray(rowCount, columnCount, values.subarray(0, rowCount * columnCount));

const matrices = fc
  .record({ rowCount: fc.integer({ min: 1, max: 12 }), columnCount: fc.integer({ min: 1, max: 12 }) })
  .chain(({ rowCount, columnCount }) =>
    fc.array(
      fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 })), {
        minLength: columnCount,
        maxLength: columnCount,
      }),
      { minLength: rowCount, maxLength: rowCount },
    ),
  );

it("agrees with the exact decomposition of small matrices", async () => {
  await fc.assert(
    fc.asyncProperty(matrices, fc.integer({ min: 1, max: 12 }), async (rows, rank) => {
      const columnCount = rows[0]?.length ?? 0;
      const exact = new SingularValueDecomposition(new Matrix(rows), { autoTranspose: true });
      const wanted = exact.diagonal.filter((value) => value > 1e-4).slice(0, rank);
      const { right, singularValues } = await randomisedSvd(sparse(rows, columnCount), rank, pace);
      expect(singularValues.length).toBeGreaterThanOrEqual(wanted.length);
      for (const [i, value] of wanted.entries()) expect(singularValues[i]).toBeCloseTo(value, 4);
      if (wanted.length === 0) return;
      const v = toMatrix(right);
      const products = v.transpose().mmul(v);
      for (let i = 0; i < wanted.length; i++) {
        for (let j = 0; j < wanted.length; j++) expect(products.get(i, j)).toBeCloseTo(i === j ? 1 : 0, 4);
        // ‖A · v‖ = σ
        const image = new Matrix(rows).mmul(v.getColumnVector(i));
        expect(image.norm("frobenius")).toBeCloseTo(wanted[i] as number, 4);
      }
    }),
    { numRuns: 60 },
  );
});

it("finds the strong directions of a matrix that is too wide to keep whole", async () => {
  const strong = (row: number, column: number) => (row % 3 === column % 3 ? 10 : 0);
  const noise = (row: number, column: number) => ((row * 31 + column * 17) % 13) / 13;
  const rows = Array.from({ length: 60 }, (_, r) =>
    Array.from({ length: 80 }, (_, c) => strong(r, c) + noise(r, c)),
  );
  const exact = new SingularValueDecomposition(new Matrix(rows), { autoTranspose: true }).diagonal;
  const { singularValues } = await randomisedSvd(sparse(rows, 80), 3, pace);
  expect(singularValues).toHaveLength(3);
  for (const [i, value] of singularValues.entries()) expect(value / (exact[i] ?? 0)).toBeCloseTo(1, 6);
});
