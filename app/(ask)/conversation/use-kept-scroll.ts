"use client";

import { type RefObject, useEffect } from "react";

/** Comes back to where the reader was in this tab, also by way of another page; in a new tab, to `otherwise`. */
export function useKeptScroll(key: string, otherwise: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const kept = readKept(key);
    // After the router's own scrolling.
    const frame = requestAnimationFrame(() => {
      if (kept === null) otherwise.current?.scrollIntoView({ behavior: "instant" });
      else scrollTo({ top: Number(kept), behavior: "instant" });
    });
    const keep = () => writeKept(key, String(scrollY));
    addEventListener("scrollend", keep);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("scrollend", keep);
    };
  }, [key, otherwise]);
}

function readKept(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function writeKept(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Storage is forbidden: the page opens at its newest question.
  }
}
