import { setTimeout as sleep } from "node:timers/promises";
import {
  headerOf,
  isQuotaExhausted,
  isTimeout,
  networkCodeOf,
  ourErrorIn,
  statusOf,
} from "./failed-request.ts";

export type RetryPolicy = {
  /** How often to try altogether, ≥ 1. */
  tries: number;
  /** Pause after the first failure, in milliseconds; it doubles each time. */
  firstPauseMs: number;
  /** No pause is longer. A server that asks for more by Retry-After is not waited for. */
  longestPauseMs: number;
  /** Failures that trying again would not mend, beyond those that are known here. */
  isFinal?: (thrown: unknown, tried: number) => boolean;
};

/**
 * Tries again after what may pass by itself: 408, 425, 429, 5xx, and failures of the network. Honours Retry-After
 * (RFC 9110 §10.2.3, seconds or a date). Throws the last failure as it came, or the signal's reason. Used instead of
 * LangChain's own retries, which cannot be stopped, honour Retry-After for 429 alone and give up on a 429 without it.
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  policy: RetryPolicy,
  signal: AbortSignal,
): Promise<T> {
  for (let tried = 1; ; tried++) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (thrown) {
      signal.throwIfAborted();
      const pause = pauseBeforeNext(thrown, tried, policy);
      if (pause === undefined || tried >= policy.tries || policy.isFinal?.(thrown, tried)) throw thrown;
      await sleep(pause, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}

function pauseBeforeNext(thrown: unknown, tried: number, policy: RetryPolicy): number | undefined {
  // One of ours was decided already.
  if (ourErrorIn(thrown) !== undefined || !mayPass(thrown)) return undefined;
  const asked = retryAfterMs(thrown);
  if (asked !== undefined) return asked <= policy.longestPauseMs ? asked : undefined;
  // Up to a quarter more, so that parallel requests do not come back together.
  const pause = policy.firstPauseMs * 2 ** (tried - 1) * (1 + Math.random() / 4);
  return Math.min(pause, policy.longestPauseMs);
}

function mayPass(thrown: unknown): boolean {
  const status = statusOf(thrown);
  if (status === undefined) return networkCodeOf(thrown) !== undefined || isTimeout(thrown);
  if (status === 429) return !isQuotaExhausted(thrown);
  return status === 408 || status === 425 || status >= 500;
}

function retryAfterMs(thrown: unknown): number | undefined {
  const value = headerOf(thrown, "retry-after")?.trim();
  if (!value) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
