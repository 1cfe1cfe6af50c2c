"use client";

import { useEffect, useRef } from "react";

const PATIENCE_MS = 120;
/** What stands this far down the window is what is being read. */
const READING_LINE = 0.35;

/** Tells which turn of the conversation is being read, once scrolling comes to rest and it is another one than before. */
export function useTurnInView(onChange: (turnId: string) => void): void {
  const before = useRef<string>(undefined);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const id = turnAt(innerHeight * READING_LINE);
      if (id !== undefined && id !== before.current) onChange(id);
      before.current = id ?? before.current;
    };
    const onScroll = () => {
      clearTimeout(timer);
      timer = setTimeout(look, PATIENCE_MS);
    };
    addEventListener("scroll", onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      removeEventListener("scroll", onScroll);
    };
  }, [onChange]);
}

/** The last turn that begins above the line, or else the first. */
function turnAt(line: number): string | undefined {
  const turns = [...document.querySelectorAll<HTMLElement>("[data-turn]")];
  const reached = turns.findLast((turn) => turn.getBoundingClientRect().top <= line);
  return (reached ?? turns[0])?.dataset.turn;
}
