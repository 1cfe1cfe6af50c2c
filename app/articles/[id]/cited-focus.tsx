"use client";

import { useEffect, useState } from "react";

/** Brings the cited words into view, and says so to those who cannot see it. */
export function CitedFocus() {
  const [words, setWords] = useState("");
  useEffect(() => {
    const cited = document.getElementById("cited");
    if (cited === null) return;
    // After the router's own scrolling to the top of a new page.
    const frame = requestAnimationFrame(() => {
      cited.scrollIntoView({ block: "center", behavior: "instant" });
      cited.focus({ preventScroll: true });
      setWords("Opened at the cited words.");
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}
