"use client";

import { useEffect, useMemo, useRef } from "react";
import { answerView } from "#app/shared/conversation/answer-view.ts";
import { corpusLine } from "#app/shared/question/corpus-line.ts";
import { CorpusNotice } from "#app/shared/question/corpus-notice.tsx";
import type { OutletGroup } from "#app/shared/question/outlet-groups.ts";
import { useSuggestions } from "#app/shared/question/use-suggestions.ts";
import type { Failure } from "#lib/schema/failure.ts";
import type { Filter } from "#lib/schema/retrieval.ts";
import { StartScreen } from "../start-screen.tsx";
import { asksToCompare } from "./asks-to-compare.ts";
import { Turn } from "./turn.tsx";
import { announcement, turnState } from "./turn-state.ts";
import type { Conversation } from "./use-conversation.ts";
import { useKeptScroll } from "./use-kept-scroll.ts";

type ConversationViewProps = {
  conversation: Conversation;
  groups: readonly OutletGroup[];
  filter: Filter | undefined;
  problem: Failure | undefined;
  onCheckAgain: () => void;
  /** The turn whose evidence is in the panel. */
  shownTurnId: string | undefined;
  onAsk: (question: string) => void;
  onSearchAll: () => void;
  onShowEvidence: (turnId: string) => void;
};

/** The questions and answers so far, or where to begin. */
export function ConversationView(props: ConversationViewProps) {
  const { conversation, groups, problem, filter } = props;
  const { turns, status, failures } = conversation;
  const suggestions = useSuggestions(filter);
  const newest = useRef<HTMLElement>(null);
  useKeptScroll("counterpoint.scroll", newest);
  useRisingTurn(turns.at(-1)?.id, status === "waiting", newest);

  const compares = useMemo(
    () =>
      asksToCompare(
        turns,
        groups.map(({ outlet }) => outlet.name),
      ),
    [turns, groups],
  );
  const last = turns.at(-1);
  const lastView = last?.answer === undefined ? undefined : answerView(last.answer);
  const hasFailed = (id: string) => failures[id] !== undefined;
  const lastState = last === undefined ? undefined : turnState(lastView, true, status, hasFailed(last.id));
  return (
    <div className="flex-1 py-6">
      {(last !== undefined || groups.length === 0) && <h1 className="sr-only">Questions and answers</h1>}
      {problem !== undefined && <CorpusNotice problem={problem} onCheckAgain={props.onCheckAgain} />}
      {last === undefined && problem === undefined && groups.length === 0 && (
        <p className="pt-14 text-muted">Opening the articles…</p>
      )}
      {last === undefined && groups.length > 0 && (
        <StartScreen corpus={corpusLine(groups)} suggestions={suggestions} onAsk={props.onAsk} />
      )}
      <div className="grid gap-12">
        {turns.map((turn, index) => {
          const isLast = turn === last;
          const view = turn.answer === undefined ? undefined : answerView(turn.answer);
          return (
            <Turn
              key={turn.id}
              turn={turn}
              state={turnState(view, isLast, status, hasFailed(turn.id))}
              failure={failures[turn.id]}
              groups={groups}
              suggestions={suggestions}
              filter={filter}
              compares={compares[index] === true}
              isLast={isLast}
              isShown={turn.id === props.shownTurnId}
              anchor={isLast ? newest : undefined}
              onAsk={props.onAsk}
              onRetry={conversation.retry}
              onSearchFor={conversation.searchFor}
              onSearchAll={props.onSearchAll}
              onShowEvidence={() => props.onShowEvidence(turn.id)}
            />
          );
        })}
      </div>
      <p role="status" className="sr-only">
        {announcement(lastState, lastView)}
      </p>
    </div>
  );
}

/**
 * A new question rises to the top of the page, and the page then stays still while its answer arrives below; it stays
 * where it is, too, when another tab has asked.
 */
function useRisingTurn(
  lastId: string | undefined,
  isAsked: boolean,
  newest: React.RefObject<HTMLElement | null>,
): void {
  const before = useRef(lastId);
  useEffect(() => {
    if (isAsked && lastId !== before.current) {
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      newest.current?.scrollIntoView({ block: "start", behavior: still ? "instant" : "smooth" });
    }
    before.current = lastId;
  }, [lastId, isAsked, newest]);
}
