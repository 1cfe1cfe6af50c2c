"use client";

import { useCallback, useState } from "react";
import { shortTitle } from "#app/shared/articles/library-words.ts";
import type { LibraryRow, RemovedArticle } from "#lib/schema/library.ts";
import { changeArticle } from "./change-article.ts";

/** What the reader has just done, in words; a removal can be undone. */
export type Change = {
  key: number;
  words: string;
  undo?: Pick<RemovedArticle, "id" | "title">;
  /** The button that was pressed goes away as soon as the lists are loaded anew. */
  takesFocus?: true;
};

export type Changes = {
  /** The newest first. */
  changes: readonly Change[];
  failure: string | undefined;
  remove: (article: LibraryRow) => void;
  restore: (article: Pick<RemovedArticle, "id" | "title">) => void;
  say: (words: string) => void;
  dismiss: (key: number) => void;
};

/** More would cover the page; what was removed stays in the list of removed articles. */
const MOST_CHANGES = 3;
let keys = 0;

/** Removing and restoring; `onAsked` is called as soon as the server has it, and ingests. */
export function useChanges(onAsked: () => void): Changes {
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const [failure, setFailure] = useState<string>();

  const note = useCallback((change: Omit<Change, "key">, withoutId?: string) => {
    keys += 1;
    const next = { key: keys, ...change };
    // What can no longer be undone has been told.
    setChanges((before) =>
      [next, ...before.filter(({ undo }) => undo !== undefined && undo.id !== withoutId)].slice(
        0,
        MOST_CHANGES,
      ),
    );
  }, []);
  const attempt = useCallback(
    (work: Promise<void>, onDone: () => void) => {
      setFailure(undefined);
      work.then(
        () => {
          onDone();
          onAsked();
        },
        (thrown: unknown) => setFailure(thrown instanceof Error ? thrown.message : String(thrown)),
      );
    },
    [onAsked],
  );

  return {
    changes,
    failure,
    remove: useCallback(
      ({ id, title }) =>
        attempt(changeArticle("DELETE", id), () => {
          note({ words: `Removed “${shortTitle(title)}”.`, undo: { id, title } });
        }),
      [attempt, note],
    ),
    restore: useCallback(
      ({ id, title }) =>
        attempt(changeArticle("POST", `${id}/restore`), () => {
          note({ words: `Restored “${shortTitle(title)}”.`, takesFocus: true }, id);
        }),
      [attempt, note],
    ),
    say: useCallback((words: string) => note({ words }), [note]),
    dismiss: useCallback(
      (key: number) => setChanges((before) => before.filter((change) => change.key !== key)),
      [],
    ),
  };
}
