import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";

/** Rows in a statement: with more of them, calling costs next to nothing beside what the rows cost. */
const MOST = 32;

/**
 * Enters rows of `width` values, one after the other, many with each call of the library: called for a single small row,
 * it takes as long as the row does. `insert`: "INSERT INTO t (a, b)".
 */
export function insertRows(
  db: DatabaseSync,
  insert: string,
  width: number,
): (values: readonly SQLInputValue[]) => void {
  const row = `(${Array.from({ length: width }, () => "?").join(", ")})`;
  /** By the number of rows. */
  const statements = new Map<number, StatementSync>();
  const statementFor = (rows: number) => {
    const statement =
      statements.get(rows) ??
      db.prepare(`${insert} VALUES ${Array.from({ length: rows }, () => row).join(", ")}`);
    statements.set(rows, statement);
    return statement;
  };
  return (values) => {
    for (let from = 0; from < values.length; from += MOST * width) {
      const some = values.slice(from, from + MOST * width);
      statementFor(some.length / width).run(...some);
    }
  };
}
