import type { Random } from "./random.ts";

/**
 * Draws ranks 0 … `size` − 1 by the law of Zipf and Mandelbrot (1953): the word of rank r is as frequent as
 * 1 / (r + shift) ^ slope. With these defaults the hundred commonest words make up about half of a text.
 */
export function zipfMandelbrot(size: number, { slope = 1.07, shift = 3.7 } = {}): (random: Random) => number {
  const sums = new Float64Array(size);
  let sum = 0;
  for (let rank = 0; rank < size; rank++) {
    sum += (rank + shift) ** -slope;
    sums[rank] = sum;
  }
  return (random) => {
    const sought = random() * sum;
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] as number) <= sought) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
