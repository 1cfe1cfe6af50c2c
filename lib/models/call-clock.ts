import { CounterpointError } from "#lib/errors.ts";
import type { ChatLimits } from "./chat-limits.ts";

/** Watches over one call. */
export type CallClock = {
  /** Aborts when time is over, and when the call is. */
  readonly signal: AbortSignal;
  /** Why the call ended, when time ended it. */
  expired(): CounterpointError | undefined;
  /** The model's time runs anew, after a sign of life: `begun` once it has sent text. An empty piece is no such sign. */
  wait(begun: boolean): void;
  /** Somebody else's time runs. */
  rest(): void;
  stop(): void;
};

export function startCallClock(limits: ChatLimits, model: string): CallClock {
  const controller = new AbortController();
  let error: CounterpointError | undefined;
  let timer: NodeJS.Timeout | undefined;

  const expire = (what: string, ms: number) => {
    error = new CounterpointError("model-timeout", `The chat model ${model} ${what} ${seconds(ms)}.`, {
      hint: "Try again, or choose a faster model with CHAT_MODEL.",
    });
    controller.abort(error);
  };
  const total = setTimeout(() => expire("was still not done after", limits.totalMs), limits.totalMs);
  const wait = (begun: boolean) => {
    clearTimeout(timer);
    const [ms, what] = begun
      ? [limits.idleMs, "stopped in the middle of its answer for"]
      : [limits.firstTextMs, "did not begin to answer within"];
    timer = setTimeout(() => expire(what, ms), ms);
  };
  wait(false);
  return {
    signal: controller.signal,
    expired: () => error,
    wait,
    rest: () => clearTimeout(timer),
    stop() {
      clearTimeout(timer);
      clearTimeout(total);
      controller.abort();
    },
  };
}

function seconds(ms: number): string {
  return `${ms < 1000 ? ms / 1000 : Math.round(ms / 1000)} s`;
}
