import { setImmediate } from "node:timers/promises";

/** At most this long, in milliseconds, is anything else kept waiting. */
const SLICE = 15;

/** For long work: to be awaited often; lets the event loop run whenever a slice of time is used up. */
export function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE) return;
    await setImmediate();
    since = performance.now();
  };
}
