import { oneOf, type Random, seeded } from "./random.ts";

/** The commonest English words, in about their order: they carry half of any text. */
const COMMON =
  "the of and to in a that is for it was on as with by he at from his be were are which this have not had or but they their its who been one more has will about than would when said all there out if what up so no she her we also could after into over last year two people new first years other time only some now most three before them government because under between many against during while since such through where being off made down state may president country week".split(
    " ",
  );

const ONSETS =
  "b br c ch cl cr d dr f fl fr g gl gr h j k kr l m n p pl pr qu r s sc sh sl sp st str t th tr v w".split(
    " ",
  );
const VOWELS = "a a a e e e i i o o u ai ea ee oa ou".split(" ");
const CODAS = ["", "", "", ..."b ck d g l ll m n nd ng nt p r rd rn rt s ss st t th x".split(" ")];
/** Several forms of one stem, as inflected words are. */
const ENDINGS = ["s", "ed", "ing", "er", "ly", "ness"];

/** Words by rank, commonest first: English ones on top, below them invented ones, longer with their rank. */
export function inventWords(count: number, seed: number): string[] {
  const random = seeded(seed);
  const words = COMMON.slice(0, count);
  const taken = new Set(words);
  const stems: string[] = [];
  while (words.length < count) {
    const derives = stems.length > 200 && random() < 0.45;
    const word = derives ? oneOf(random, stems) + oneOf(random, ENDINGS) : stem(random, words.length);
    if (taken.has(word)) continue;
    taken.add(word);
    words.push(word);
    if (!derives) stems.push(word);
  }
  return words;
}

function stem(random: Random, rank: number): string {
  const syllables = 1 + Math.floor(random() * (rank < 2_000 ? 2 : 3));
  let word = "";
  for (let i = 0; i < syllables; i++) word += oneOf(random, ONSETS) + oneOf(random, VOWELS);
  return word + oneOf(random, CODAS);
}
