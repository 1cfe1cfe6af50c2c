"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { ArticleInfo } from "#lib/schema/article.ts";
import { type OutletMark as Mark, outletMarks } from "./outlet-marks.ts";

const Marks = createContext<ReadonlyMap<string, Mark>>(new Map());

export function OutletMarksProvider(props: { marks: ReadonlyMap<string, Mark>; children: ReactNode }) {
  return <Marks value={props.marks}>{props.children}</Marks>;
}

/**
 * The outlet's initials on its hue. Says nothing to a screen reader: the outlet's name stands beside it. An outlet that
 * the corpus does not have (it is still loading, or the outlet has left) gets the mark that its name alone makes.
 */
export function OutletMark({ outletId, outletName }: Pick<ArticleInfo, "outletId" | "outletName">) {
  const marks = useContext(Marks);
  const mark = marks.get(outletId) ?? outletMarks([{ id: outletId, name: outletName }]).get(outletId);
  return (
    <span className={`outlet-mark hue-${mark?.hue}`} aria-hidden="true">
      {mark?.initials}
    </span>
  );
}
