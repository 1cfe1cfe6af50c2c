"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { AnswerView } from "#app/shared/conversation/answer-view.ts";

const Context = createContext<AnswerView | undefined>(undefined);

/** The answer that the markers and bylines within belong to. */
export function AnswerViewProvider({ view, children }: { view: AnswerView; children: ReactNode }) {
  return <Context value={view}>{children}</Context>;
}

export function useAnswerView(): AnswerView {
  const view = useContext(Context);
  if (view === undefined) throw new Error("useAnswerView needs an AnswerViewProvider around it.");
  return view;
}
