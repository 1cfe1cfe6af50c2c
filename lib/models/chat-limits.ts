import type { RetryPolicy } from "./with-retries.ts";

/** Bounds of one model call, so that none can hang, run on, or cost without end. Times in milliseconds. */
export type ChatLimits = RetryPolicy & {
  /** Until the first text arrives; retries count in. */
  firstTextMs: number;
  /** Between two chunks after that. */
  idleMs: number;
  /** The whole call. */
  totalMs: number;
  /** Asked of the model; tokens of hidden reasoning count in. */
  maxTokens: number;
  /** Text is cut here, whatever the model does. */
  maxCharacters: number;
};

export const DEFAULT_CHAT_LIMITS: ChatLimits = {
  tries: 3,
  firstPauseMs: 500,
  longestPauseMs: 20_000,
  firstTextMs: 60_000,
  idleMs: 30_000,
  totalMs: 300_000,
  maxTokens: 4_096,
  maxCharacters: 12_000,
};
