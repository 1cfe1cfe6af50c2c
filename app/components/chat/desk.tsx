"use client";

import { OutletMarksProvider } from "#app/components/outlet-mark.tsx";
import { useCorpus } from "#app/hooks/use-corpus.ts";
import { useStoredConversation } from "#app/hooks/use-stored-conversation.ts";
import { OpenDesk } from "./open-desk.tsx";

/** The chat page. The conversation lives in the browser, so the desk opens there. */
export function Desk({ articleId }: { articleId: string | undefined }) {
  const stored = useStoredConversation();
  const corpus = useCorpus();
  if (!stored.loaded) {
    return (
      <main id="main" className="mx-auto max-w-2xl px-4 py-14 text-muted">
        <p>Opening the desk…</p>
        <noscript>Asking questions needs JavaScript. Articles can be read without it.</noscript>
      </main>
    );
  }
  return (
    <OutletMarksProvider marks={corpus.marks}>
      <OpenDesk initial={stored.conversation} corpus={corpus} articleId={articleId} />
    </OutletMarksProvider>
  );
}
