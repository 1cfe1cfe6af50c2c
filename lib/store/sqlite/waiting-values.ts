/** Entered in their order, so many cost half of what they cost one by one, each on another page of the table. */
const MOST = 1 << 18;
const CHAINS = 1 << 16;
const NONE = -1;

/** Values of sketches, in memory: a hash table with chains. */
export class WaitingValues {
  readonly #values = new Uint32Array(MOST);
  readonly #sketches = new Uint32Array(MOST);
  /** By entry: the one before it in its chain. */
  readonly #before = new Int32Array(MOST);
  readonly #last = new Int32Array(CHAINS).fill(NONE);
  #count = 0;

  hasRoom(entries: number): boolean {
    return this.#count + entries <= MOST;
  }

  /** Values are hashes: any bits of them tell the chain. */
  add(value: number, sketch: number): void {
    const entry = this.#count++;
    const chain = value % CHAINS;
    this.#values[entry] = value;
    this.#sketches[entry] = sketch;
    this.#before[entry] = this.#last[chain] as number;
    this.#last[chain] = entry;
  }

  /** In the order in which they were added. */
  sketchesOf(value: number): number[] {
    const found: number[] = [];
    for (
      let entry = this.#last[value % CHAINS] as number;
      entry !== NONE;
      entry = this.#before[entry] as number
    ) {
      if (this.#values[entry] === value) found.push(this.#sketches[entry] as number);
    }
    return found.reverse();
  }

  /** Takes all out: value and sketch by turns, ascending. */
  take(): number[] {
    // One number each, exact below 2 ** 53: engines sort numbers alone many times as fast as by a function.
    const order = new Float64Array(this.#count);
    for (let i = 0; i < order.length; i++) order[i] = (this.#values[i] as number) * MOST + i;
    order.sort();
    const rows: number[] = [];
    for (let i = 0; i < order.length; i++) {
      const entry = (order[i] as number) % MOST;
      rows.push(this.#values[entry] as number, this.#sketches[entry] as number);
    }
    this.#count = 0;
    this.#last.fill(NONE);
    return rows;
  }
}
