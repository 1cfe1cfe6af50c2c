import { setImmediate } from "node:timers/promises";

/** Called now and then by a long computation; resolves at once unless a pause is due. */
export type Pacer = () => Promise<void>;

/** Lets the event loop run about every 20 ms, and throws the signal's reason once it has aborted. */
export function createPacer(signal: AbortSignal | undefined): Pacer {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < 20) return;
    await setImmediate();
    signal?.throwIfAborted();
    last = performance.now();
  };
}
