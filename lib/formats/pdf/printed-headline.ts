import type { PdfLine } from "./page-lines.ts";

/** A headline is set in letters so many times as high as the text's. */
const LARGER = 1.25;
const FEWEST_WORDS = 3;
const MOST_WORDS = 30;

/** The largest print of a first page, where it is clearly larger than the text and long enough for a headline. */
export function printedHeadline(lines: readonly PdfLine[]): string | undefined {
  const sizes = lines
    .flatMap((line) => new Array<number>(line.text.length).fill(line.size))
    .sort((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const candidates = [...new Set(lines.map((line) => line.size))].sort((a, b) => b - a);
  for (const size of candidates) {
    if (size < usual * LARGER) return undefined;
    const first = lines.findIndex((line) => line.size === size);
    const after = lines.findIndex((line, i) => i > first && line.size !== size);
    const printed = lines.slice(first, after < 0 ? lines.length : after).map((line) => line.text);
    const words = printed.join(" ").split(" ").length;
    if (words >= FEWEST_WORDS && words <= MOST_WORDS) return printed.join(" ");
  }
  return undefined;
}
