/**
 * Soft term frequency: a term's count in a text grows by a little for each occurrence of a term that the corpus uses
 * alike, so that a text that says the same in a neighbouring word is not passed over. Document frequency and length stay
 * what they are. After the translation models of Karimzadehgan and Zhai 2010 ("Estimation of Statistical Translation
 * Models Based on Mutual Information"), with cosines of latent semantic indexing for the probabilities.
 */

/** What one occurrence of a term used exactly alike (cosine 1) counts for. */
const SHARE = 0.2;
/** The sum of cosine × count above which further occurrences add nothing. */
const MOST = 1.5;

/** `frequency` of the term itself; `alike`: Σ cosine · frequency over the terms used like it. */
export function softFrequency(frequency: number, alike: number): number {
  return frequency + SHARE * Math.min(MOST, alike);
}
