"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { OutletMark as Mark } from "#app/view/outlet-marks.ts";

const Marks = createContext<ReadonlyMap<string, Mark>>(new Map());

export function OutletMarksProvider(props: { marks: ReadonlyMap<string, Mark>; children: ReactNode }) {
  return <Marks value={props.marks}>{props.children}</Marks>;
}

/** The outlet's initials on its hue. Says nothing to a screen reader: the outlet's name stands beside it. */
export function OutletMark({ outletId }: { outletId: string }) {
  const mark = useContext(Marks).get(outletId);
  if (mark === undefined) return null;
  return (
    <span className={`outlet-mark hue-${mark.hue}`} aria-hidden="true">
      {mark.initials}
    </span>
  );
}
