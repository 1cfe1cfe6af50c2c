const VOWELS = /[aeiouyw]/g;
const PEOPLE = /^(?:i|n|an|ian|ean|ese|is|ic|ish|ite|it|iz)$/;

/**
 * True when two terms are one name: the same but for the vowels of its transliteration ("soleimani", "suleimani"), or a
 * place and its people ("oman", "omani"). Terms of countries with an alias are equal anyway.
 */
export function isSameName(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.charCodeAt(0) !== b.charCodeAt(0) || Math.abs(a.length - b.length) > 4) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length >= 4 && long.startsWith(short) && PEOPLE.test(long.slice(short.length))) return true;
  // "Petrov" and "Petrova" are two people.
  if (a.at(-1) !== b.at(-1)) return false;
  return short.length >= 6 && skeleton(a) === skeleton(b) && editDistance(a, b) <= 1;
}

/** Consonants, doubled ones once; letters that stand for one sound in transliterations count as one. */
function skeleton(term: string): string {
  return term
    .replace(/q|ck|kh/g, "k")
    .replace(/ph/g, "f")
    .replace(/z/g, "s")
    .replace(VOWELS, "")
    .replace(/(.)\1+/g, "$1");
}

/** Optimal string alignment (Damerau 1964), of which only "at most one" matters. */
function editDistance(a: string, b: string): number {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let [i, j] = [a.length, b.length];
  while (i > start && j > start && a[i - 1] === b[j - 1]) {
    i--;
    j--;
  }
  const [restA, restB] = [a.slice(start, i), b.slice(start, j)];
  if (restA.length <= 1 && restB.length <= 1) return Math.max(restA.length, restB.length);
  if (restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0]) return 1;
  return 2;
}
