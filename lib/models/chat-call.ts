import { CounterpointError } from "#lib/errors.ts";
import { type CallClock, startCallClock } from "./call-clock.ts";
import type { ChatLimits } from "./chat-limits.ts";
import { type ModelEndpoint, toModelError } from "./to-model-error.ts";

/** One call: its clock, what ends it, and how its failures are told. */
export type ChatCall = {
  readonly clock: CallClock;
  /** Aborts when the caller does, when time is over, and when the process ends. */
  readonly signal: AbortSignal;
  /** Why the call failed, as one of ours. */
  failure(thrown: unknown): CounterpointError;
};

export function startChatCall(
  limits: ChatLimits,
  endpoint: ModelEndpoint,
  signal: AbortSignal,
  stop: AbortSignal | undefined,
): ChatCall {
  const clock = startCallClock(limits, endpoint.model);
  return {
    clock,
    signal: AbortSignal.any([signal, clock.signal, ...(stop === undefined ? [] : [stop])]),
    failure: (thrown) => toModelError(stop?.aborted ? stop.reason : (clock.expired() ?? thrown), endpoint),
  };
}

/** `what` ends with a full stop. */
export function chatFailure(
  endpoint: ModelEndpoint,
  what: string,
  hint = "Try again, or choose another model with CHAT_MODEL.",
): CounterpointError {
  return new CounterpointError("model-failed", `The chat model ${endpoint.model} ${what}`, { hint });
}
