"use client";

import { StateNotice } from "#app/shared/frame/state-notice.tsx";

/** Shown when a page fails in a way that nobody foresaw. */
export default function PageError({ reset }: { error: Error; reset: () => void }) {
  return (
    <main id="main" className="mx-auto max-w-2xl px-4 py-14">
      <h1 className="mb-4 font-semibold font-serif text-3xl">This page failed</h1>
      <StateNotice
        role="alert"
        title="Something went wrong while the page was made."
        hint="The server's log has the details."
      >
        <button
          type="button"
          onClick={reset}
          className="rounded border border-line px-3 py-1 hover:border-accent"
        >
          Try again
        </button>
      </StateNotice>
    </main>
  );
}
