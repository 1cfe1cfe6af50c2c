"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { answerView } from "#app/shared/conversation/answer-view.ts";
import type { StoredConversation } from "#app/shared/conversation/stored-conversation.ts";
import { useSharedHealth } from "#app/shared/frame/health-provider.tsx";
import { corpusProblem } from "#app/shared/question/corpus-problem.ts";
import type { Corpus } from "#app/shared/question/use-corpus.ts";
import { ComposerBar } from "./conversation/composer-bar.tsx";
import { ConversationView } from "./conversation/conversation-view.tsx";
import { useConversation } from "./conversation/use-conversation.ts";
import { useKeptConversation } from "./conversation/use-kept-conversation.ts";
import { useTurnInView } from "./conversation/use-turn-in-view.ts";
import { DeskColumns, type SheetName } from "./desk-columns.tsx";
import { EvidencePanel } from "./evidence/evidence-panel.tsx";
import { articleUses } from "./sources/article-uses.ts";
import { SourcesPanel } from "./sources/sources-panel.tsx";
import { useSourceFilter } from "./sources/use-source-filter.ts";

type OpenDeskProps = {
  /** As it was when the page was opened. */
  initial: StoredConversation | undefined;
  corpus: Corpus;
  /** The one article to ask, when the page was opened from it. */
  articleId: string | undefined;
};

export function OpenDesk({ initial, corpus, articleId }: OpenDeskProps) {
  const { groups } = corpus;
  const health = useSharedHealth();
  const filter = useSourceFilter(groups, initial?.excludedArticleIds ?? []);
  const conversation = useConversation(initial, filter.filter);
  const [shownTurnId, setShownTurnId] = useState<string>();
  const [sheet, setSheet] = useState<SheetName>();
  const input = useRef<HTMLTextAreaElement>(null);
  const evidenceColumn = useRef<HTMLElement>(null);
  const { turns, status, id, messages, failures } = conversation;

  const excluded = filter.excluded;
  const kept = useMemo(
    () => ({ id, messages, excludedArticleIds: [...excluded], failures }),
    [id, messages, excluded, failures],
  );
  useKeptConversation(kept, status === "ready" || status === "failed", conversation.takeIn);

  const setFilter = filter.set;
  useEffect(() => {
    const ids = groups.flatMap((group) => group.articles.map((article) => article.id));
    if (articleId === undefined || !ids.includes(articleId)) return;
    setFilter(ids, false);
    setFilter([articleId], true);
  }, [articleId, groups, setFilter]);

  useTurnInView(setShownTurnId);
  const shown = turns.find((turn) => turn.id === shownTurnId) ?? turns.at(-1);
  const view = useMemo(
    () => (shown?.answer === undefined ? undefined : answerView(shown.answer)),
    [shown?.answer],
  );
  const uses = useMemo(() => articleUses(view), [view]);
  const problem = corpusProblem(health.resource, corpus.resource);

  const closeSheet = useCallback(() => setSheet(undefined), []);
  const ask = (question: string) => {
    setShownTurnId(undefined);
    conversation.ask(question);
  };
  return (
    <DeskColumns
      sheet={sheet}
      onCloseSheet={closeSheet}
      evidenceColumn={evidenceColumn}
      sources={<SourcesPanel groups={groups} status={corpus.resource.status} filter={filter} uses={uses} />}
      evidence={<EvidencePanel view={view} question={shown === turns.at(-1) ? undefined : shown?.question} />}
    >
      <ConversationView
        conversation={conversation}
        groups={groups}
        filter={filter.filter}
        problem={problem}
        onCheckAgain={() => {
          health.reload();
          corpus.reload();
        }}
        shownTurnId={shown?.id}
        onAsk={ask}
        onSearchAll={() => {
          setFilter(
            groups.flatMap((group) => group.articles.map((article) => article.id)),
            true,
          );
          conversation.searchAll();
        }}
        onShowEvidence={(turnId) => {
          setShownTurnId(turnId);
          setSheet("evidence");
          // Beside the answer the button goes, since its evidence is shown; below, the sheet takes the focus.
          evidenceColumn.current?.focus();
        }}
      />
      <ComposerBar
        input={input}
        problem={problem}
        filter={filter}
        sourceCount={view?.sources.length ?? 0}
        isBusy={status === "waiting" || status === "streaming"}
        hasTurns={turns.length > 0}
        onAsk={ask}
        onStop={conversation.stop}
        onOpenSheet={setSheet}
        onStartAnew={() => {
          conversation.startAnew();
          input.current?.focus();
        }}
      />
    </DeskColumns>
  );
}
