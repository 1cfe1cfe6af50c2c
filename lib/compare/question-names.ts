import { PARTICLES } from "#lib/language/en/name-words.ts";
import { isFunctionWord, tokenize } from "#lib/text/tokens.ts";

/**
 * The names in a question, each by its last word, as a term: the surname of a person, the word that tells one place or
 * group from another ("Mark Kimmit" → "kimmit"). What a sentence must have to be about them.
 */
export function questionNames(question: string): string[] {
  const names: string[] = [];
  let previous: { isName: boolean; end: number } | undefined;
  for (const { word, term, start, end } of tokenize(question)) {
    const isParticle = PARTICLES.has(word.toLowerCase());
    const isName = /^\p{Lu}/u.test(word) && !isParticle && !isFunctionWord(word);
    const continues = previous?.isName === true && /^[\s-]*$/.test(question.slice(previous.end, start));
    if (isName && continues) names[names.length - 1] = term;
    else if (isName) names.push(term);
    // A particle carries a name on ("Haider al-Abadi") without being one.
    previous = { isName: isName || (isParticle && continues), end };
  }
  return names;
}
