/** Milliseconds. */
export type Timing = { p50: number; p95: number; p99: number; mean: number; count: number };

/** All 0 for none. */
export function summarise(milliseconds: readonly number[]): Timing {
  const sorted = Float64Array.from(milliseconds).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const sum = sorted.reduce((total, value) => total + value, 0);
  return {
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    mean: sorted.length === 0 ? 0 : sum / sorted.length,
    count: sorted.length,
  };
}
