import { isFunctionWord, tokenize } from "#lib/text/tokens.ts";

/** Measures how alike texts are on average, in time linear in their number. */
export class HeadLikeness {
  readonly #sum = new Map<string, number>();
  #texts = 0;

  add(text: string): void {
    const counts = new Map<string, number>();
    for (const { word, term } of tokenize(text)) {
      if (!isFunctionWord(word)) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    if (counts.size === 0) return;
    let squares = 0;
    for (const count of counts.values()) squares += (1 + Math.log(count)) ** 2;
    const length = Math.sqrt(squares);
    for (const [term, count] of counts) {
      this.#sum.set(term, (this.#sum.get(term) ?? 0) + (1 + Math.log(count)) / length);
    }
    this.#texts++;
  }

  /**
   * Mean cosine of all pairs of texts, 0 to 1, by their content words (1 + ln of the frequency, no weighting by
   * rarity, which would make every corpus look alike). The squared length of the sum of unit vectors holds the cosine
   * of every pair. 0 for fewer than two texts with words.
   */
  mean(): number {
    if (this.#texts < 2) return 0;
    let squares = 0;
    for (const value of this.#sum.values()) squares += value * value;
    return Math.max(0, (squares - this.#texts) / (this.#texts * (this.#texts - 1)));
  }
}
