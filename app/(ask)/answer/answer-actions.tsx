"use client";

import Link from "next/link";
import type { AnswerView } from "#app/shared/conversation/answer-view.ts";
import { withBasePath } from "#app/shared/frame/base-path.ts";
import { copyText } from "#app/shared/frame/copy-text.ts";
import { formatCount } from "#app/shared/frame/format-count.ts";
import { useCopy } from "#app/shared/frame/use-copy.ts";
import { MadeBy } from "./made-by.tsx";

type AnswerActionsProps = {
  question: string;
  view: AnswerView;
  /** Where the outlets are compared on the question. */
  compareHref: string;
  onRetry: (() => void) | undefined;
  onShowEvidence: () => void;
  /** True where this answer's evidence is what the panel shows. */
  isShown: boolean;
};

/** What can be done with an answer. */
export function AnswerActions(props: AnswerActionsProps) {
  const { question, view, onRetry, onShowEvidence, isShown } = props;
  const { copied, copy } = useCopy();
  return (
    <div className="-ms-2 flex flex-wrap items-center gap-x-1 text-sm">
      <Link href={props.compareHref} prefetch={false} className={ACTION}>
        Compare sources
      </Link>
      <button
        type="button"
        className={ACTION}
        onClick={() => copy(copyText(question, view, location.origin + withBasePath("")))}
      >
        {copied === "yes" ? "Copied" : copied === "no" ? "Copying was refused" : "Copy"}
      </button>
      {onRetry !== undefined && (
        <button type="button" className={ACTION} onClick={onRetry}>
          Retry
        </button>
      )}
      {view.sources.length > 0 && (
        <button type="button" className={`${ACTION} ${isShown ? "lg:hidden" : ""}`} onClick={onShowEvidence}>
          Evidence: {formatCount(view.sources.length, "source")}
        </button>
      )}
      <MadeBy view={view} />
    </div>
  );
}

const ACTION = "rounded px-2 py-1 text-accent hover:bg-accent-soft";
