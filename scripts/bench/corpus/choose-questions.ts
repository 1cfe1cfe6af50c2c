import { contentTokens, isFrameWord } from "#lib/text/tokens.ts";
import { between, type Random, seeded } from "./random.ts";

/** Content words in a question. */
const TERMS = 8;
const SEED = 20_261;

/**
 * Keeps a passage out of a stream of them, each as likely as any other (Vitter 1985, algorithm R), for every question,
 * and asks for eight words of it: questions that the corpus answers, in its own words. The same corpus gives the same
 * questions.
 */
export class QuestionChooser {
  readonly #count: number;
  readonly #random: Random = seeded(SEED);
  readonly #texts: string[] = [];
  #seen = 0;

  constructor(count: number) {
    this.#count = count;
  }

  offer(passages: readonly { text: string }[]): void {
    for (const { text } of passages) {
      this.#seen++;
      if (this.#texts.length < this.#count) this.#texts.push(text);
      else {
        const place = between(this.#random, 0, this.#seen - 1);
        if (place < this.#count) this.#texts[place] = text;
      }
    }
  }

  /** As many as asked for, or as many as there are passages. */
  questions(): string[] {
    return this.#texts.map((text) => questionOf(text, this.#random)).filter((question) => question !== "");
  }
}

/** Words that stand near each other, in their order. */
function questionOf(text: string, random: Random): string {
  const words = contentTokens(text)
    .map(({ word }) => word)
    .filter((word) => !isFrameWord(word));
  const window = [...new Set(words.slice(between(random, 0, Math.max(0, words.length - 3 * TERMS))))];
  const near = window.slice(0, 2 * TERMS);
  while (near.length > TERMS) near.splice(between(random, 0, near.length - 1), 1);
  return near.join(" ");
}
