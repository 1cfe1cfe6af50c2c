import { setImmediate } from "node:timers/promises";

/** Called now and then by a long computation; resolves at once unless a pause is due. */
export type Pacer = () => Promise<void>;

/** Lets the event loop run about every `milliseconds`, and throws the signal's reason once it has aborted. */
export function createPacer(signal: AbortSignal | undefined, milliseconds = 20): Pacer {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < milliseconds) return;
    await setImmediate();
    signal?.throwIfAborted();
    last = performance.now();
  };
}
