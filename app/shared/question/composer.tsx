"use client";

import { type FormEvent, type KeyboardEvent, type RefObject, useId, useState } from "react";
import { isComposing } from "./is-composing.ts";

/** As the server has it. */
const MAX_LENGTH = 2_000;
const COUNT_FROM = 1_800;

type ComposerProps = {
  input: RefObject<HTMLTextAreaElement | null>;
  /** Why nothing can be asked now; undefined when it can. */
  disabledBecause: string | undefined;
  isBusy: boolean;
  /** What the box is for, and what its button does; for asking when absent. */
  label?: string;
  action?: string;
  /** What stands in the box at first; then it stays there after asking, too. */
  initial?: string;
  onAsk: (question: string) => void;
  onStop: () => void;
};

/** Where questions are written: Enter asks, Shift+Enter begins a new line. */
export function Composer({
  input,
  disabledBecause,
  isBusy,
  initial,
  onAsk,
  onStop,
  ...words
}: ComposerProps) {
  const { label = "Ask about these articles", action = "Ask" } = words;
  const [text, setText] = useState(initial ?? "");
  const inputId = useId();
  const hintId = useId();
  const question = text.trim();
  const tooLong = question.length > MAX_LENGTH;
  const canAsk = question !== "" && !tooLong && !isBusy && disabledBecause === undefined;

  const ask = () => {
    if (!canAsk) return;
    onAsk(question);
    if (initial === undefined) setText("");
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) {
      onStop();
      // The button has nothing to ask now, and a disabled one loses the focus.
      input.current?.focus();
    } else ask();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    ask();
  };

  return (
    <form onSubmit={onSubmit} aria-label="Question">
      <div className="flex items-end gap-2 rounded border border-line bg-card p-1.5 shadow-sm focus-within:border-accent">
        <label htmlFor={inputId} className="sr-only">
          {label}
        </label>
        <textarea
          id={inputId}
          ref={input}
          dir="auto"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          disabled={disabledBecause !== undefined}
          placeholder={disabledBecause ?? label}
          aria-describedby={hintId}
          aria-invalid={tooLong || undefined}
          rows={1}
          className="growing min-w-0 flex-1 resize-none bg-transparent px-2.5 py-2 text-lg outline-none placeholder:text-muted"
        />
        <button
          type="submit"
          disabled={!isBusy && !canAsk}
          className="h-11 flex-none rounded bg-accent px-4 font-semibold text-on-accent disabled:bg-line disabled:text-muted"
        >
          {isBusy ? "Stop" : action}
        </button>
      </div>
      <p id={hintId} className={`mt-1 h-5 px-1 text-sm ${tooLong ? "text-doubt" : "text-muted"}`}>
        {lengthWords(question.length)}
      </p>
    </form>
  );
}

function lengthWords(length: number): string {
  if (length > MAX_LENGTH) return `${length - MAX_LENGTH} characters too long`;
  return length >= COUNT_FROM ? `${MAX_LENGTH - length} characters left` : "";
}
