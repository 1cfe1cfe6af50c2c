import type { ReactNode } from "react";
import { OutletMark } from "#app/shared/articles/outlet-mark.tsx";
import { directionOf } from "#app/shared/frame/direction.ts";
import { Isolated } from "#app/shared/frame/isolated.tsx";
import { useAnswerView } from "./answer-view-context.tsx";
import { bylineOutlet } from "./byline-outlet.ts";

type AnswerBylineProps = {
  /** Where the label ends in the answer's text. */
  offset: number;
  children: ReactNode;
};

/** A label is plain text: what makes it up in Markdown is one text, or several. */
function textOf(children: ReactNode): string {
  return (Array.isArray(children) ? children : [children])
    .filter((part) => typeof part === "string")
    .join("");
}

/** Who says the sentences that follow, beside the mark of the outlet that they are cited to. */
export function AnswerByline({ offset, children }: AnswerBylineProps) {
  const label = textOf(children);
  const outlet = bylineOutlet(useAnswerView(), offset);
  return (
    <p
      dir={directionOf(label)}
      className="byline flex items-center gap-2 font-sans font-semibold text-[0.95rem] text-muted"
    >
      {outlet !== undefined && <OutletMark outletId={outlet.outletId} outletName={outlet.outletName} />}
      <span>
        <Isolated text={label} />
      </span>
    </p>
  );
}
