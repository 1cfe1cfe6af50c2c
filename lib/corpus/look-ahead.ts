/** What is begun at most before the first of it is given out. */
export type Window = { items: number; bytes: number };

/**
 * Gives items in their order, but has taken the next ones before, as many as fit into the window: what they begin goes
 * on while the one that was given is worked on. One alone always fits.
 */
export async function* lookAhead<T extends { bytes: number }>(
  items: AsyncIterable<T>,
  window: Window,
): AsyncGenerator<T> {
  const begun: T[] = [];
  let bytes = 0;
  for await (const item of items) {
    begun.push(item);
    bytes += item.bytes;
    while (begun.length > window.items || (bytes > window.bytes && begun.length > 1)) {
      const first = begun.shift();
      if (first === undefined) break;
      bytes -= first.bytes;
      yield first;
    }
  }
  yield* begun;
}
