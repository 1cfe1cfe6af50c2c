/** A typed array that grows by half, for lists of millions of numbers. */
export class GrowingArray<T extends Uint8Array | Uint16Array | Uint32Array> {
  #items: T;
  #length = 0;
  readonly #allocate: (length: number) => T;

  constructor(allocate: (length: number) => T) {
    this.#allocate = allocate;
    this.#items = allocate(1024);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#items.length) {
      const larger = this.#allocate(Math.ceil(this.#length * 1.5));
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.#length++] = value;
  }

  /** The value pushed last. Only to be used after the first `push`. */
  get last(): number {
    return this.#items[this.#length - 1] as number;
  }

  set last(value: number) {
    this.#items[this.#length - 1] = value;
  }

  /** All of it, without the spare room behind; valid until the next `push`. */
  view(): T {
    return this.#items.subarray(0, this.#length) as T;
  }
}
