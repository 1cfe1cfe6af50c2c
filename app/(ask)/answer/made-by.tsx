"use client";

import type { AnswerView } from "#app/shared/conversation/answer-view.ts";
import { useSharedHealth } from "#app/shared/frame/health-provider.tsx";

/** Which answerer and embedder made an answer. */
export function MadeBy({ view }: { view: AnswerView }) {
  const { resource } = useSharedHealth();
  if (view.madeBy === undefined) return null;
  const { answerer, embedder, store, prompt } = view.madeBy;
  const health = resource.status === "ready" ? resource.data : undefined;
  const label = health?.answerer.id === answerer ? health.answerer.label : answerer;
  return (
    <details className="px-2 py-1 text-muted">
      <summary>How this was made</summary>
      <p className="mt-1">
        {label}. Answerer {answerer}, {prompt}; search vectors {embedder}; store {store}.
      </p>
    </details>
  );
}
