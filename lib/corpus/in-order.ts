/** What is under way at most. */
export type Window = { items: number; bytes: number };

/**
 * Lets pieces of work go on at the same time, and gives their results in the order in which they were begun. The next
 * one is begun while those before it are under way, as long as they stay within the window; one alone always fits.
 */
export async function* inOrder<T>(
  work: AsyncIterable<{ bytes: number; result: T | Promise<T> }>,
  window: Window,
): AsyncGenerator<Awaited<T>> {
  const begun: { bytes: number; result: T | Promise<T> }[] = [];
  let bytes = 0;
  for await (const piece of work) {
    begun.push(piece);
    bytes += piece.bytes;
    while (begun.length > window.items || (bytes > window.bytes && begun.length > 1)) {
      const first = begun.shift();
      if (first === undefined) break;
      bytes -= first.bytes;
      yield await first.result;
    }
  }
  for (const { result } of begun) yield await result;
}
