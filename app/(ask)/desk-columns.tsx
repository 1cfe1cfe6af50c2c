"use client";

import type { ReactNode, RefObject } from "react";
import { Sheet } from "./sheet.tsx";

export type SheetName = "sources" | "evidence" | undefined;

type DeskColumnsProps = {
  sources: ReactNode;
  evidence: ReactNode;
  /** The column of the evidence; hidden where there is no room for it. */
  evidenceColumn: RefObject<HTMLElement | null>;
  /** Which of the two is open as a sheet, on screens that have no column for it. */
  sheet: SheetName;
  onCloseSheet: () => void;
  children: ReactNode;
};

/** Sources, conversation and evidence side by side where there is room; else the conversation, and sheets. */
export function DeskColumns(props: DeskColumnsProps) {
  const { sources, evidence, evidenceColumn, sheet, onCloseSheet, children } = props;
  return (
    <div className="mx-auto grid max-w-[92rem] grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_23rem] xl:grid-cols-[17.5rem_minmax(0,1fr)_24rem]">
      <aside aria-label="Sources" className={`${COLUMN} hidden border-e xl:block`}>
        <h2 className={HEADING}>Sources</h2>
        {sources}
      </aside>
      <main
        id="main"
        className="mx-auto flex min-h-[calc(100dvh-3.5rem)] w-full max-w-[46rem] flex-col px-4 sm:px-8"
      >
        {children}
      </main>
      <aside
        ref={evidenceColumn}
        tabIndex={-1}
        aria-label="Evidence"
        className={`${COLUMN} hidden border-s outline-none lg:block`}
      >
        <h2 className={HEADING}>Evidence</h2>
        {evidence}
      </aside>
      <Sheet title="Sources" open={sheet === "sources"} onClose={onCloseSheet} from="xl">
        {sources}
      </Sheet>
      <Sheet title="Evidence" open={sheet === "evidence"} onClose={onCloseSheet} from="lg">
        {evidence}
      </Sheet>
    </div>
  );
}

const COLUMN = "sticky top-14 h-[calc(100dvh-3.5rem)] overflow-y-auto border-line px-5 py-5";
const HEADING = "mb-3 font-semibold text-muted text-sm";
