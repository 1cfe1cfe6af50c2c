"use client";

import { type RefObject, useId, useMemo } from "react";
import { type CompareRequest, compareHref } from "#app/shared/comparison/compare-address.ts";
import { answerView } from "#app/shared/conversation/answer-view.ts";
import type { ConversationTurn } from "#app/shared/conversation/turns.ts";
import type { OutletGroup } from "#app/shared/question/outlet-groups.ts";
import { SuggestionList } from "#app/shared/question/suggestion-list.tsx";
import type { Failure } from "#lib/schema/failure.ts";
import type { Filter } from "#lib/schema/retrieval.ts";
import { AnswerActions } from "../answer/answer-actions.tsx";
import { AnswerNotes, AnswerPreface } from "../answer/answer-notes.tsx";
import { AnswerText } from "../answer/answer-text.tsx";
import { InlineComparison } from "./inline-comparison.tsx";
import { TurnProgress } from "./turn-progress.tsx";
import type { TurnState } from "./turn-state.ts";

export type TurnProps = {
  turn: ConversationTurn;
  state: TurnState;
  failure: Failure | undefined;
  groups: readonly OutletGroup[];
  /** Offered when the question was refused. */
  suggestions: readonly string[];
  /** What is searched now. */
  filter: Filter | undefined;
  /** The question asks to set the outlets side by side. */
  compares: boolean;
  isLast: boolean;
  isShown: boolean;
  anchor: RefObject<HTMLElement | null> | undefined;
  onAsk: (question: string) => void;
  onRetry: () => void;
  /** Answers the last question anew from a search for exactly these words. */
  onSearchFor: (words: string) => void;
  /** Takes all articles into the selection, and answers the last question anew. */
  onSearchAll: () => void;
  onShowEvidence: () => void;
};

/** A question, its answer, and what is to be said and done about it. */
export function Turn(props: TurnProps) {
  const { turn, state, groups, isLast, filter } = props;
  const headingId = useId();
  const view = useMemo(
    () => (turn.answer === undefined ? undefined : answerView(turn.answer)),
    [turn.answer],
  );
  const searchedFor = view?.searchedFor ?? turn.question;
  const comparison = useMemo(
    (): CompareRequest => ({ question: searchedFor, ...(filter === undefined ? {} : { filter }) }),
    [searchedFor, filter],
  );
  const settled = state === "complete" || state === "refused" || state === "stopped";
  return (
    <article
      ref={props.anchor}
      data-turn={turn.id}
      aria-labelledby={headingId}
      // Room for the newest question to rise to the top.
      className={`grid content-start gap-4 ${isLast ? "min-h-[calc(100dvh-16rem)]" : ""}`}
    >
      <h2
        id={headingId}
        dir="auto"
        className="whitespace-pre-line text-pretty font-semibold font-serif text-2xl leading-snug [overflow-wrap:anywhere]"
      >
        {turn.question}
      </h2>
      {view !== undefined && (view.text !== "" || settled) && (
        <AnswerPreface
          question={turn.question}
          view={view}
          onSearchFor={isLast && settled ? props.onSearchFor : undefined}
        />
      )}
      {view !== undefined && view.text !== "" && <AnswerText view={view} />}
      <TurnProgress
        state={state}
        view={view}
        failure={props.failure}
        onRetry={isLast ? props.onRetry : () => props.onAsk(turn.question)}
      />
      {view !== undefined && view.outsideFilter.length > 0 && isLast && settled && (
        <button
          type="button"
          onClick={props.onSearchAll}
          className="justify-self-start rounded border border-line px-3 py-1 font-semibold text-accent hover:border-accent"
        >
          Search all articles
        </button>
      )}
      {view !== undefined && settled && (
        <>
          <AnswerNotes view={view} groups={groups} />
          {props.compares && state === "complete" && (
            <InlineComparison request={comparison} openAtFirst={isLast} />
          )}
          <AnswerActions
            question={turn.question}
            view={view}
            compareHref={compareHref({
              question: searchedFor,
              ...(filter?.outletIds === undefined ? {} : { outletIds: filter.outletIds }),
            })}
            onRetry={isLast && state !== "stopped" ? props.onRetry : undefined}
            onShowEvidence={props.onShowEvidence}
            isShown={props.isShown}
          />
        </>
      )}
      {state === "refused" && isLast && (
        <SuggestionList
          label={view?.nearest.length ? "Nearest to it in these articles" : "These articles can answer"}
          questions={view?.nearest.length ? view.nearest : props.suggestions}
          onAsk={props.onAsk}
        />
      )}
    </article>
  );
}
