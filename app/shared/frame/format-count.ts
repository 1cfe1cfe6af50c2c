/** `1 article`, `2 articles`, `12,000 articles`. */
export function formatCount(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? noun : `${noun}s`}`;
}
