"use client";

import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { isComposing } from "#app/shared/question/is-composing.ts";

type SearchedForProps = {
  searchedFor: string;
  /** As it was typed. */
  question: string;
  onSearchFor: ((words: string) => void) | undefined;
};

const BUTTON = "rounded border border-line px-2 py-0.5 font-semibold text-accent hover:border-accent";

/** What was searched for in the question's place, with the means to change it or take it back. */
export function SearchedFor({ searchedFor, question, onSearchFor }: SearchedForProps) {
  const [draft, setDraft] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const edit = useRef<HTMLButtonElement>(null);
  const labelId = useId();
  const isOpen = draft !== undefined;
  useEffect(() => {
    if (isOpen) input.current?.select();
  }, [isOpen]);

  if (draft === undefined || onSearchFor === undefined) {
    return (
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span>
          Searched for: <bdi>{searchedFor}</bdi>
        </span>
        {onSearchFor !== undefined && (
          <>
            <button ref={edit} type="button" className={BUTTON} onClick={() => setDraft(searchedFor)}>
              Change the search
            </button>
            <button type="button" className={BUTTON} onClick={() => onSearchFor(question)}>
              Search as typed
            </button>
          </>
        )}
      </p>
    );
  }
  const close = () => {
    setDraft(undefined);
    requestAnimationFrame(() => edit.current?.focus());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const words = draft.trim();
    if (words === "") return;
    setDraft(undefined);
    onSearchFor(words);
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-center gap-2">
      <label id={labelId} className="flex min-w-0 flex-1 basis-64 items-center gap-2">
        <span className="shrink-0">Search for</span>
        <input
          ref={input}
          dir="auto"
          value={draft}
          maxLength={2_000}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape" && !isComposing(event.nativeEvent)) close();
          }}
          className="min-w-0 flex-1 rounded border border-line bg-transparent px-2 py-1 text-ink"
        />
      </label>
      <button type="submit" className={BUTTON} disabled={draft.trim() === ""}>
        Search
      </button>
      <button type="button" className={BUTTON} onClick={close}>
        Cancel
      </button>
    </form>
  );
}
