const HANGUL = /^[가-힣]+$/u;
/** What stands behind a noun, longest first, and may be put together. */
const PARTICLES =
  /(?:으로부터|로부터|에게서|이라고|이라는|이라며|에서|에게|께서|까지|부터|으로|라고|라는|라며|처럼|보다|마다|조차|밖에|하고|이나|이란|이며|이고|이다|입니다|인가요|인가|이었다|였다|은|는|이|가|을|를|의|에|로|와|과|도|만|나|란|요)$/u;
/** Verbs that are made of a noun: "개통했다", "발표되었습니다". */
const MADE_VERB =
  /(?:하|했|한|할|합|해|되|됐|된|될|됩|돼)(?:다|는|고|며|여|서|지|기|면|니|니다|니까|나|나요|던|습니다|습니까|였다|었다|였나|었나|었습니다|였습니다|는가|는지|은|을|도록|려고|려|자|요|까|게)*$/u;
/** In syllables: of shorter words a particle's look-alike is more often a part. */
const SHORTEST_STEM = 2;
const MOST_PARTICLES = 2;

/**
 * A Korean word without the particles and endings that are written with it: "다리가", "다리를" and "다리는" are one. Light, as
 * Savoy's stemmers are: text and question are cut alike, so that a cut too many does little harm. Other words as they are.
 */
export function koreanStem(word: string): string {
  if (!HANGUL.test(word)) return word;
  let stem = without(word, MADE_VERB);
  if (stem !== word) return stem;
  for (let i = 0; i < MOST_PARTICLES; i++) {
    const next = without(stem, PARTICLES);
    if (next === stem) break;
    stem = next;
  }
  return stem;
}

function without(word: string, ending: RegExp): string {
  const stem = word.replace(ending, "");
  return stem.length >= SHORTEST_STEM ? stem : word;
}
