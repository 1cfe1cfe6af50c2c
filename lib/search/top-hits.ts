/** A scored item, by number. */
export type Scored = { item: number; score: number };

/**
 * Keeps the best `limit` of a stream of scored items: a binary heap with the worst kept item on top. Equal scores are
 * ordered by `compare`, smaller first.
 */
export class TopHits {
  readonly #limit: number;
  readonly #compare: (a: number, b: number) => number;
  readonly #items: number[] = [];
  readonly #scores: number[] = [];

  constructor(limit: number, compare: (a: number, b: number) => number) {
    this.#limit = limit;
    this.#compare = compare;
  }

  /** What a newcomer must at least score; below it nothing can get in. −Infinity until `limit` items are kept. */
  get threshold(): number {
    return this.#items.length < this.#limit ? Number.NEGATIVE_INFINITY : (this.#scores[0] ?? 0);
  }

  offer(item: number, score: number): void {
    if (this.#items.length < this.#limit) {
      this.#items.push(item);
      this.#scores.push(score);
      this.#rise(this.#items.length - 1);
    } else if (this.#isWorse(this.#items[0] as number, this.#scores[0] as number, item, score)) {
      this.#items[0] = item;
      this.#scores[0] = score;
      this.#sink();
    }
  }

  /** Best first. */
  sorted(): Scored[] {
    return this.#items
      .map((item, i) => ({ item, score: this.#scores[i] as number }))
      .sort((a, b) => b.score - a.score || this.#compare(a.item, b.item));
  }

  #isWorse(itemA: number, scoreA: number, itemB: number, scoreB: number): boolean {
    return scoreA < scoreB || (scoreA === scoreB && this.#compare(itemA, itemB) > 0);
  }

  #worseAt(a: number, b: number): boolean {
    return this.#isWorse(
      this.#items[a] as number,
      this.#scores[a] as number,
      this.#items[b] as number,
      this.#scores[b] as number,
    );
  }

  #swap(a: number, b: number): void {
    const item = this.#items[a] as number;
    const score = this.#scores[a] as number;
    this.#items[a] = this.#items[b] as number;
    this.#scores[a] = this.#scores[b] as number;
    this.#items[b] = item;
    this.#scores[b] = score;
  }

  #rise(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#worseAt(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(): void {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      let worst = at;
      for (let child = left; child <= left + 1 && child < this.#items.length; child++) {
        if (this.#worseAt(child, worst)) worst = child;
      }
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }
}
