"use client";

import { useRouter } from "next/navigation";
import { useMemo, useRef } from "react";
import { OutletMarksProvider } from "#app/shared/articles/outlet-mark.tsx";
import { type CompareAddress, compareHref, compareRequest } from "#app/shared/comparison/compare-address.ts";
import { ComparisonProgress } from "#app/shared/comparison/comparison-progress.tsx";
import { useComparison } from "#app/shared/comparison/use-comparison.ts";
import { useSharedHealth } from "#app/shared/frame/health-provider.tsx";
import { Composer } from "#app/shared/question/composer.tsx";
import { CorpusNotice } from "#app/shared/question/corpus-notice.tsx";
import { corpusProblem } from "#app/shared/question/corpus-problem.ts";
import { useCorpus } from "#app/shared/question/use-corpus.ts";
import { CompareSuggestions, CompareTitle } from "./compare-start.tsx";
import { ComparisonResult } from "./comparison-result.tsx";
import { OutletChooser } from "./outlet-chooser.tsx";

/** The compare page. What it shows is what its address says; asking, choosing and sharing all go by the address. */
export function CompareDesk({ address }: { address: CompareAddress }) {
  const router = useRouter();
  const health = useSharedHealth();
  const corpus = useCorpus();
  const input = useRef<HTMLTextAreaElement>(null);
  const request = useMemo(() => compareRequest(address), [address]);
  const comparison = useComparison(request);
  const { status, view, failure, retry, stop } = comparison;
  const problem = corpusProblem(health.resource, corpus.resource);
  const { question } = address;

  const open = (next: CompareAddress) => {
    if (next.question === question && compareHref(next) === compareHref(address)) retry();
    else router.push(compareHref(next));
  };
  // A story belongs to the question that found it.
  const ask = (next: string) => {
    const { storyArticleId: _story, ...kept } = address;
    open(next === question ? { ...address, question: next } : { ...kept, question: next });
  };
  return (
    <OutletMarksProvider marks={corpus.marks}>
      <main id="main" className="mx-auto max-w-[94rem] px-4 pt-5 pb-16 sm:px-6">
        {question !== "" && (
          <h1 className="sr-only">
            Comparison: <bdi>{question}</bdi>
          </h1>
        )}
        <div className={question === "" ? "mx-auto max-w-[46rem]" : ""}>
          {question === "" && <CompareTitle groups={corpus.groups} status={corpus.resource.status} />}
          <Composer
            key={`question ${question}`}
            input={input}
            label="What should the outlets be compared on?"
            action="Compare"
            initial={question}
            disabledBecause={problem?.message}
            isBusy={status === "loading" || status === "streaming"}
            onAsk={ask}
            onStop={stop}
          />
          {problem !== undefined && (
            <CorpusNotice
              problem={problem}
              onCheckAgain={() => {
                health.reload();
                corpus.reload();
              }}
            />
          )}
          <OutletChooser
            key={`outlets ${address.outletIds?.join()}`}
            groups={corpus.groups}
            chosen={address.outletIds}
            onChoose={(outletIds) => {
              const { outletIds: _before, ...rest } = address;
              open(outletIds === undefined ? rest : { ...rest, outletIds });
            }}
          />
          {question === "" && (
            <div className="pt-8">
              <CompareSuggestions label="For example" outletIds={address.outletIds} onAsk={ask} />
            </div>
          )}
        </div>
        <ComparisonProgress
          status={status}
          view={view}
          failure={problem === undefined ? failure : undefined}
          onRetry={retry}
        />
        {view !== undefined && (
          <ComparisonResult address={address} view={view} settled={status !== "streaming"} onAsk={ask} />
        )}
      </main>
    </OutletMarksProvider>
  );
}
