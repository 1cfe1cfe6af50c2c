"use client";

import { useEffect, useRef, useState } from "react";
import { UploadQueue, type UploadRow } from "./library-uploads.ts";
import { sendFiles } from "./send-files.ts";

/** Progress is shown ten times a second at most, however many files report it. */
const SHOW_EVERY_MS = 100;

/** The files on their way, and the queue that moves them. */
export function useUploads(): { rows: readonly UploadRow[]; queue: UploadQueue } {
  const [rows, setRows] = useState<readonly UploadRow[]>([]);
  const latest = useRef(rows);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [queue] = useState(
    () =>
      new UploadQueue(sendFiles, (next) => {
        latest.current = next;
        timer.current ??= setTimeout(() => {
          timer.current = undefined;
          setRows(latest.current);
        }, SHOW_EVERY_MS);
      }),
  );
  const isSending = rows.some(({ state }) => state === "waiting" || state === "sending");
  useEffect(() => {
    if (!isSending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isSending]);
  return { rows, queue };
}
