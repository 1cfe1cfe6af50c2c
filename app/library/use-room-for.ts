"use client";

import { type RefObject, useEffect } from "react";

/** Tells `page`, as `--foot`, how high the notices over its foot are, so that its last lines can be scrolled clear of them. */
export function useRoomFor(foot: RefObject<HTMLElement | null>, page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const watched = foot.current;
    if (watched === null) return;
    const observer = new ResizeObserver(() => {
      page.current?.style.setProperty("--foot", `${watched.offsetHeight}px`);
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, [foot, page]);
}
