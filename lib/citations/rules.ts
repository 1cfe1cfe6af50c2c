import type { Finding } from "#lib/schema/answer.ts";

/**
 * What each rule finds, and how much weight it is given. `hard`: the sentence is marked as doubtful. `hint`: the reader is
 * told, and no more, because too many borne-out sentences would be marked: cited text has names in other forms, and titles
 * stand in quotation marks.
 *
 * `measured`: on the 349 claims of WiCE's development part against whole web pages (`npm run evaluate -- support FILE`),
 * how many claims the rule found something in, and what share of these were indeed not fully supported. By construction,
 * each finds every such thing that is absent from the passage (`tests/citations/conformance.test.ts`).
 */
export const RULES: Record<
  Finding["kind"],
  { strength: "hard" | "hint"; finds: string; measured: { claims: number; precision: number } }
> = {
  number: {
    strength: "hard",
    finds: "a number that is not there",
    measured: { claims: 32, precision: 0.94 },
  },
  date: { strength: "hard", finds: "a date that is not there", measured: { claims: 70, precision: 0.89 } },
  quotation: {
    strength: "hard",
    finds: "quoted words that do not stand there",
    measured: { claims: 33, precision: 0.73 },
  },
  name: { strength: "hint", finds: "a name that is not there", measured: { claims: 114, precision: 0.89 } },
  overlap: { strength: "hard", finds: "too few words in common", measured: { claims: 2, precision: 1 } },
};

/**
 * Quotation marks around fewer words than this, or around words most of which have capitals, hold a title or a name more
 * often than somebody's words: then a missing quotation is a hint.
 */
const WORDS_OF_A_QUOTATION = 3;

export function isHard({ kind, what }: Finding): boolean {
  if (kind !== "quotation") return RULES[kind].strength === "hard";
  const words = what.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return words.length >= WORDS_OF_A_QUOTATION && 2 * capitals < words.length;
}

/**
 * The logistic that weighs how well cited text bears a sentence out, and the thresholds on it. The weights were fitted
 * on WiCE (Kamoi et al. 2023) and hold up on AttributionBench (Li et al. 2024); they are not tuned to any corpus here.
 */
export const SUPPORT = {
  intercept: -1.7,
  /** Share of the sentence's idf mass in the best three sentences of the cited text. */
  coverage: 2.46,
  /** Share of its neighbouring content-word pairs that one sentence of the cited text has. */
  pairs: 1.16,
  missingName: { weight: -0.46, cap: 3 },
  missingNumber: { weight: -1.5, cap: 3 },
  missingDate: { weight: -1.83, cap: 2 },
} as const;

/** Below this a sentence shares too little with what it cites: finding `overlap`. */
export const DOUBTFUL_BELOW = 0.31;

/**
 * From here on a sentence without a marker, and without any hard finding, is given one. The highest score there is is
 * .87, so this asks for some three quarters of the words and pairs: a wrong marker is worse than none.
 */
export const ATTACH_FROM = 0.6;

/** A sentence of fewer content words says too little to be matched or doubted by its words. */
export const MIN_CONTENT_WORDS = 4;

/** Another sentence joins the quoted span when it adds at least this share of the claim's mass; three at most. */
export const SPAN = { gain: 0.2, sentences: 3 } as const;
