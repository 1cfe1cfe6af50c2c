/** 0 for no values. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value below which `share` (0 to 1) of the values lie; 0 for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

export type Interval = { low: number; high: number };

const RESAMPLES = 2_000;

/**
 * The 95 % interval of a mean by the percentile bootstrap (Efron 1979). For paired differences give the differences. The
 * same values give the same interval.
 */
export function bootstrapInterval(values: readonly number[]): Interval {
  if (values.length === 0) return { low: 0, high: 0 };
  const random = mulberry32(20_140_610);
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += values[Math.floor(random() * values.length)] as number;
    return sum / values.length;
  });
  return { low: quantile(means, 0.025), high: quantile(means, 0.975) };
}

/** A small generator of numbers from 0 up to 1 (T. Ettinger's mulberry32): the same seed gives the same sequence. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Every second item: those at even places are for development, those at odd places for reporting. */
export type Half = "development" | "test";

export function halfOf(index: number): Half {
  return index % 2 === 0 ? "development" : "test";
}
