"use client";

import { OutletMarksProvider } from "#app/shared/articles/outlet-mark.tsx";
import { useStoredConversation } from "#app/shared/conversation/use-stored-conversation.ts";
import { useCorpus } from "#app/shared/question/use-corpus.ts";
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
