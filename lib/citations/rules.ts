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
