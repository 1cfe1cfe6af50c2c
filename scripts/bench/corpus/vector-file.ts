import { closeSync, openSync, readFileSync, readSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Vectors by row; row i belongs to passage `ids[i]`. */
export type Vectors = { ids: readonly string[]; dimensions: number; values: Float32Array };

const NAMES = { ids: "vectors.json", values: "vectors.f32" };
/** Longer reads at once are refused by the system. */
const MOST_BYTES = 2 ** 30;

/** Keeps a copy of each vector, to have something to hold searches against that no store has touched. */
export class VectorWriter {
  readonly #folder: string;
  readonly #file: number;
  readonly #ids: string[] = [];
  #dimensions = 0;

  constructor(folder: string) {
    this.#folder = folder;
    this.#file = openSync(join(folder, NAMES.values), "w");
  }

  add(vectors: readonly { passageId: string; vector: Float32Array }[]): void {
    this.#dimensions = vectors[0]?.vector.length ?? this.#dimensions;
    const rows = new Float32Array(vectors.length * this.#dimensions);
    vectors.forEach(({ passageId, vector }, row) => {
      this.#ids.push(passageId);
      rows.set(vector, row * this.#dimensions);
    });
    writeSync(this.#file, new Uint8Array(rows.buffer));
  }

  close(): void {
    closeSync(this.#file);
    const about = { dimensions: this.#dimensions, ids: this.#ids };
    writeFileSync(join(this.#folder, NAMES.ids), JSON.stringify(about));
  }
}

export function readVectors(folder: string): Vectors {
  const { dimensions, ids } = JSON.parse(readFileSync(join(folder, NAMES.ids), "utf8"));
  const path = join(folder, NAMES.values);
  const bytes = new Uint8Array(statSync(path).size);
  const file = openSync(path, "r");
  try {
    for (let at = 0; at < bytes.length; ) {
      at += readSync(file, bytes, at, Math.min(MOST_BYTES, bytes.length - at), at);
    }
  } finally {
    closeSync(file);
  }
  return { dimensions, ids, values: new Float32Array(bytes.buffer) };
}
