/** How much two sets of runs have in common; all shares 0 to 1. */
export type Overlap = {
  /** Of the runs in either, those in both (Jaccard; Broder's resemblance). */
  resemblance: number;
  /** Of the first's runs, those in the second. */
  firstInSecond: number;
  secondInFirst: number;
};

/** Both ascending, each run once. */
export function compareRuns(first: Uint32Array, second: Uint32Array): Overlap {
  let shared = 0;
  for (let i = 0, j = 0; i < first.length && j < second.length; ) {
    const difference = (first[i] as number) - (second[j] as number);
    if (difference === 0) shared++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  const share = (of: number) => (of === 0 ? 0 : shared / of);
  return {
    resemblance: share(first.length + second.length - shared),
    firstInSecond: share(first.length),
    secondInFirst: share(second.length),
  };
}
