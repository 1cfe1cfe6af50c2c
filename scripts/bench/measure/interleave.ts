import { setImmediate } from "node:timers/promises";
import { summarise, type Timing } from "./timings.ts";

/** Does one thing with the question of this number; what it returns is dropped. */
export type Contender = (question: number) => unknown;

/**
 * Times contenders side by side: each question is put to all of them in turn, another one first each time, so that a
 * machine that slows down slows all alike, and none always finds the caches as its predecessor left them.
 */
export async function interleave<K extends string>(
  contenders: Readonly<Record<K, Contender>>,
  {
    warmUp,
    questions,
    onProgress,
  }: { warmUp: number; questions: number; onProgress?: (done: number) => void },
): Promise<Record<K, Timing>> {
  const names = Object.keys(contenders) as K[];
  const times = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let question = 0; question < questions; question++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(question + turn) % names.length] as K;
      // What the one before left to be done must not be charged to this one.
      await setImmediate();
      const started = performance.now();
      await contenders[name](question);
      const milliseconds = performance.now() - started;
      if (question >= warmUp) times.get(name)?.push(milliseconds);
    }
    onProgress?.(question + 1);
  }
  return Object.fromEntries(names.map((name) => [name, summarise(times.get(name) ?? [])])) as Record<
    K,
    Timing
  >;
}
