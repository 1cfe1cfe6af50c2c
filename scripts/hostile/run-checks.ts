import { setTimeout as sleep } from "node:timers/promises";
import type { Check } from "./check.ts";

export type Limits = { checkMs: number; allMs: number };

/** Runs one check after another, tells of each in a line, and returns how many failed. None passes that ends its subject. */
export async function runChecks<Subject extends { end: string | undefined }>(
  checks: readonly Check<Subject>[],
  subject: Subject,
  limits: Limits,
  tell: (line: string) => void,
): Promise<number> {
  const until = performance.now() + limits.allMs;
  let failed = 0;
  for (const check of checks) {
    const started = performance.now();
    const outcome = await outcomeOf(check, subject, Math.min(limits.checkMs, until - started));
    const wrong = subject.end ?? outcome;
    const what = `${check.name} (${Math.round(performance.now() - started)} ms)`;
    if (wrong !== undefined) failed += 1;
    tell(wrong === undefined ? `passed  ${what}` : `FAILED  ${what}: ${wrong}`);
  }
  return failed;
}

/** What went wrong, a limit of time included. */
async function outcomeOf<Subject>(
  check: Check<Subject>,
  subject: Subject,
  limitMs: number,
): Promise<string | undefined> {
  if (limitMs <= 0) return "no time was left for it";
  const limit = new AbortController();
  try {
    return await Promise.race([
      check.run(subject),
      sleep(limitMs, `it took longer than ${(limitMs / 1_000).toFixed(1)} s`, { signal: limit.signal }),
    ]);
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  } finally {
    limit.abort();
  }
}
