import type { DatabaseSync } from "node:sqlite";
import { insertRows } from "./insert-rows.ts";
import { WaitingValues } from "./waiting-values.ts";

/** Bits that tell which values may be there, in 32 MB: exact for all values but those of short texts. */
const FILTER_BITS = 28;

/** Which sketches have a value, within a writer's transaction. */
export class SketchValues {
  readonly #statements: ReturnType<typeof prepare>;
  readonly #waiting = new WaitingValues();
  /** The values there are, where there was none at first: hardly any of a text's values is in another text. */
  readonly #filter: Uint32Array | undefined;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
    if (this.#statements.any.get() === undefined) this.#filter = new Uint32Array(2 ** (FILTER_BITS - 5));
  }

  /** `sketch` is greater than any before. */
  add(sketch: number, values: Uint32Array): void {
    if (!this.#waiting.hasRoom(values.length)) this.flush();
    for (const value of values) {
      this.#waiting.add(value, sketch);
      this.#remember(value);
    }
  }

  /** For each of the values that any sketch has: the first `most` sketches that have it, ascending. */
  holders(values: Uint32Array, most: number): readonly (readonly number[])[] {
    const likely: number[] = [];
    for (const value of values) if (this.#mayHave(value)) likely.push(value);
    const stored = new Map<number, readonly number[]>();
    if (likely.length > 0) {
      for (const { value, sketches } of this.#statements.holders.all(most, JSON.stringify(likely))) {
        stored.set(Number(value), JSON.parse(String(sketches)));
      }
    }
    return likely.flatMap((value) => {
      const sketches = [...(stored.get(value) ?? []), ...this.#waiting.sketchesOf(value)];
      return sketches.length > 0 ? [sketches.slice(0, most)] : [];
    });
  }

  /** Enters what was kept back: to be called before a sketch is removed, and before the transaction ends. */
  flush(): void {
    this.#statements.addRows(this.#waiting.take());
  }

  #mayHave(value: number): boolean {
    const bit = bitOf(value);
    return this.#filter === undefined || ((this.#filter[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
  }

  #remember(value: number): void {
    if (this.#filter === undefined) return;
    const bit = bitOf(value);
    this.#filter[bit >>> 5] = (this.#filter[bit >>> 5] as number) | (1 << (bit & 31));
  }
}

/** Values are hashes already, and those of all but short texts below 2 ** 28. */
function bitOf(value: number): number {
  return value & (2 ** FILTER_BITS - 1);
}

function prepare(db: DatabaseSync) {
  return {
    any: db.prepare("SELECT 1 FROM sketch_values LIMIT 1"),
    addRows: insertRows(db, "INSERT INTO sketch_values (value, sketch)", 2),
    // One statement for all values of a sketch.
    holders: db.prepare(
      `SELECT wanted.value AS value, (SELECT json_group_array(sketch) FROM
                (SELECT sketch FROM sketch_values WHERE value = wanted.value ORDER BY sketch LIMIT ?)) AS sketches
       FROM json_each(?) wanted WHERE EXISTS (SELECT 1 FROM sketch_values WHERE value = wanted.value)`,
    ),
  };
}
