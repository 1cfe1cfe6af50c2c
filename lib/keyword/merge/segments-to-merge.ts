/** What the choice looks at: how many passages a segment has, and how many of them belong to dead articles. */
export type SegmentSize = { passages: number; dead: number };

/** Segments `from` up to `to`. */
export type SegmentRun = { from: number; to: number };

/** A segment stays as it is while what follows it has less than this share of its living passages. */
const GROWTH = 1 / 4;
/** A segment is written anew when more than this share of it is dead. */
const DEAD = 1 / 5;

/**
 * Which neighbouring segments are to be made one, if any; of one segment alone, its dead are to be dropped. To be asked
 * again after each merge. `sizes`: in order, oldest first.
 *
 * As in Lucene's LogMergePolicy and in log-structured merge trees (O'Neil et al. 1996) sizes fall geometrically: with
 * each segment at least four times all that follow it, there are O(log N) of them, and since a segment that is merged
 * grows by a quarter at least, a passage is rewritten O(log N) times.
 */
export function segmentsToMerge(sizes: readonly SegmentSize[]): SegmentRun | undefined {
  let from = sizes.length - 1;
  for (let i = from, following = 0; i >= 0; i--) {
    const living = livingOf(sizes[i]);
    if (i < sizes.length - 1 && following >= living * GROWTH) from = i;
    following += living;
  }
  if (from < sizes.length - 1) return { from, to: sizes.length };
  const worst = sizes.findIndex(({ passages, dead }) => dead > passages * DEAD);
  return worst === -1 ? undefined : { from: worst, to: worst + 1 };
}

function livingOf(size: SegmentSize | undefined): number {
  return size === undefined ? 0 : size.passages - size.dead;
}
