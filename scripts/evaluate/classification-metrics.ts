import { mean } from "./statistics.ts";

/** Probability that a positive scores above a negative, ties counting half (area under the ROC curve), 0 to 1. */
export function auroc(positives: readonly number[], negatives: readonly number[]): number {
  return mean(positives.map((p) => mean(negatives.map((n) => (p > n ? 1 : p === n ? 0.5 : 0)))));
}

/** What came of a mark: `is`, the truth, against `marked`. */
export type Judged = { is: boolean; marked: boolean };

export type MarkQuality = {
  /** Of those marked, how many truly are; 0 when none is marked. */
  precision: number;
  /** Of those that are, how many are marked. */
  recall: number;
  /** Of those that are not, how many are left alone. */
  specificity: number;
  balancedAccuracy: number;
  /** Mean of the two classes' F1. */
  macroF1: number;
};

export function markQuality(judged: readonly Judged[]): MarkQuality {
  const count = (is: boolean, marked: boolean) =>
    judged.filter((one) => one.is === is && one.marked === marked).length;
  const share = (part: number, rest: number) => (part + rest === 0 ? 0 : part / (part + rest));
  const f1 = (hit: number, wrong: number, missed: number) =>
    hit === 0 ? 0 : (2 * hit) / (2 * hit + wrong + missed);
  const [hit, wrong, missed, left] = [
    count(true, true),
    count(false, true),
    count(true, false),
    count(false, false),
  ];
  const recall = share(hit, missed);
  const specificity = share(left, wrong);
  return {
    precision: share(hit, wrong),
    recall,
    specificity,
    balancedAccuracy: (recall + specificity) / 2,
    macroF1: (f1(hit, wrong, missed) + f1(left, missed, wrong)) / 2,
  };
}
