"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Failure } from "#lib/schema/failure.ts";
import { failureOf } from "../frame/failure.ts";
import type { CompareRequest } from "./compare-address.ts";
import { compareEvents } from "./compare-stream.ts";
import { type ComparisonView, withEvent } from "./compare-view.ts";

export type ComparisonState = {
  /** `idle`: nothing was asked. `loading`: nothing has arrived yet. `failed`: `failure` says why. */
  status: "idle" | "loading" | "streaming" | "complete" | "stopped" | "failed";
  /** What has arrived so far; kept when the rest fails or is stopped. */
  view: ComparisonView | undefined;
  failure: Failure | undefined;
};

/** Whole comparisons of this visit, by request, so that coming back from an article finds them as they were. */
const finished = new Map<string, ComparisonView>();
const MOST_FINISHED = 12;

/** The comparison that answers `request`, as it arrives; a new request ends the one before. */
export function useComparison(request: CompareRequest | undefined): ComparisonState & {
  /** Asks again. */
  retry: () => void;
  /** Keeps what has arrived. */
  stop: () => void;
} {
  const key = request === undefined ? undefined : JSON.stringify(request);
  const [round, setRound] = useState(0);
  const [current, setCurrent] = useState<{ key: string; state: ComparisonState }>();
  const running = useRef<AbortController>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    if (key === undefined || finished.has(key)) return;
    const controller = new AbortController();
    running.current = controller;
    // What arrives after an abort belongs to nobody.
    const show = (state: ComparisonState) => !controller.signal.aborted && setCurrent({ key, state });
    show(LOADING);
    void follow(key, controller.signal, show);
    return () => controller.abort();
  }, [key, round]);

  const retry = useCallback(() => {
    if (key !== undefined) finished.delete(key);
    setRound((before) => before + 1);
  }, [key]);
  const stop = useCallback(() => {
    running.current?.abort();
    setCurrent((before) => before && { ...before, state: { ...before.state, status: "stopped" } });
  }, []);

  const kept = key === undefined ? undefined : finished.get(key);
  if (key === undefined) return { ...IDLE, retry, stop };
  if (kept !== undefined) return { status: "complete", view: kept, failure: undefined, retry, stop };
  return { ...(current?.key === key ? current.state : LOADING), retry, stop };
}

const IDLE: ComparisonState = { status: "idle", view: undefined, failure: undefined };
const LOADING: ComparisonState = { status: "loading", view: undefined, failure: undefined };

/** `key` is the request as JSON. */
async function follow(
  key: string,
  signal: AbortSignal,
  show: (state: ComparisonState) => void,
): Promise<void> {
  let view: ComparisonView | undefined;
  try {
    for await (const event of compareEvents(JSON.parse(key), signal)) {
      view = withEvent(view, event);
      if (view.complete) keep(key, view);
      show({ status: view.complete ? "complete" : "streaming", view, failure: undefined });
    }
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    show({ status: "failed", view, failure: failureOf(error, navigator.onLine) });
  }
}

function keep(key: string, view: ComparisonView): void {
  finished.set(key, view);
  const oldest = finished.keys().next().value;
  if (finished.size > MOST_FINISHED && oldest !== undefined) finished.delete(oldest);
}
