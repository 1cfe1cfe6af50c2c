"use client";

import { useCallback, useEffect, useState } from "react";

type Copied = "not yet" | "yes" | "no";

/** `copied` tells for two seconds how the last copying went. */
export function useCopy(): { copied: Copied; copy: (text: string) => void } {
  const [copied, setCopied] = useState<Copied>("not yet");

  useEffect(() => {
    if (copied === "not yet") return;
    const timer = setTimeout(() => setCopied("not yet"), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = useCallback((text: string) => {
    writeClipboard(text).then(
      () => setCopied("yes"),
      () => setCopied("no"),
    );
  }, []);
  return { copied, copy };
}

async function writeClipboard(text: string): Promise<void> {
  if (navigator.clipboard !== undefined) return navigator.clipboard.writeText(text);
  // Plain HTTP from another machine has no clipboard interface; the old way still works there.
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (!done) throw new Error("The browser refused to copy.");
}
