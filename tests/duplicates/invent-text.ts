const SYLLABLES = "ba co di fu ga hel jo ka lum mo nar os pi qua ri sto tu vel wo zan".split(" ");

/** Numbers from 0 to 1, the same for the same seed (the constants are those of Numerical Recipes). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const pick = <T>(from: readonly T[], random: () => number): T =>
  from[Math.floor(random() * from.length)] as T;

export function inventWord(random: () => number): string {
  return Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(SYLLABLES, random)).join("");
}

/** Sentences of twelve invented words each; another seed, other words. */
export function inventSentences(count: number, seed: number): string[] {
  const random = createRandom(seed * 7919 + 1);
  return Array.from({ length: count }, () => {
    const words = Array.from({ length: 12 }, () => inventWord(random)).join(" ");
    return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
  });
}

/** The text with each word replaced with the given probability. */
export function editWords(text: string, probability: number, seed: number): string {
  const random = createRandom(seed);
  return text.replace(/\p{L}+/gu, (word) => (random() < probability ? inventWord(random) : word));
}
