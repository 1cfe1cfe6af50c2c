import type { ReactNode } from "react";
import { OutletMark } from "#app/components/outlet-mark.tsx";
import type { AnswerView } from "#app/view/answer-view.ts";
import { bylineOutletId } from "#app/view/byline-outlet.ts";

type AnswerBylineProps = {
  view: AnswerView;
  /** Where the label ends in the answer's text. */
  offset: number;
  children: ReactNode;
};

/** Who says the sentences that follow, beside the mark of the outlet that they are cited to. */
export function AnswerByline({ view, offset, children }: AnswerBylineProps) {
  const outletId = bylineOutletId(view, offset);
  return (
    <p className="byline flex items-center gap-2 font-sans font-semibold text-[0.95rem] text-muted">
      {outletId !== undefined && <OutletMark outletId={outletId} />}
      <span>{children}</span>
    </p>
  );
}
