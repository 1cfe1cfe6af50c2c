import type { ReactNode } from "react";
import { OutletMark } from "#app/components/outlet-mark.tsx";
import { bylineOutlet } from "#app/view/byline-outlet.ts";
import { useAnswerView } from "./answer-view-context.tsx";

type AnswerBylineProps = {
  /** Where the label ends in the answer's text. */
  offset: number;
  children: ReactNode;
};

/** Who says the sentences that follow, beside the mark of the outlet that they are cited to. */
export function AnswerByline({ offset, children }: AnswerBylineProps) {
  const outlet = bylineOutlet(useAnswerView(), offset);
  return (
    <p
      dir="auto"
      className="byline flex items-center gap-2 font-sans font-semibold text-[0.95rem] text-muted"
    >
      {outlet !== undefined && <OutletMark outletId={outlet.outletId} outletName={outlet.outletName} />}
      <span>{children}</span>
    </p>
  );
}
