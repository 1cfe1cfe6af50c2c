"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { withBasePath } from "#app/shared/frame/base-path.ts";
import { useResource } from "#app/shared/frame/use-resource.ts";
import { type Ingestion, ingestionSchema } from "#lib/schema/ingestion.ts";
import { type UploadResult, uploadResultsSchema } from "#lib/schema/library.ts";

const LOOK_EVERY_MS = 600;

type IngestionWatch = {
  ingestion: Ingestion | undefined;
  /** Looks again at once: something was asked of the server. */
  look: () => void;
};

/**
 * What the server's ingestion is at. Looks again while one runs, or while `isWaitedFor` says that its end has not
 * arrived here; `onEnd` is called after each run that ended.
 */
export function useIngestion(isWaitedFor: boolean, onEnd: () => void): IngestionWatch {
  const { resource, reload } = useResource("/api/articles/ingestion", ingestionSchema);
  const ingestion = resource.status === "ready" ? resource.data : undefined;
  const isBusy = isWaitedFor || (ingestion !== undefined && ingestion.state.status !== "idle");
  const [isHurried, setHurried] = useState(false);
  const runs = useRef<number>(undefined);

  useEffect(() => {
    if (!isBusy && !isHurried) return;
    const timer = setInterval(reload, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isBusy, isHurried, reload]);

  useEffect(() => {
    if (ingestion === undefined) return;
    const ended = ingestion.state.runs;
    if (runs.current !== undefined && runs.current !== ended) {
      setHurried(false);
      onEnd();
    }
    runs.current = ended;
  }, [ingestion, onEnd]);

  // The command line ingests too, while the reader is elsewhere.
  useEffect(() => {
    const onFocus = () => {
      reload();
      onEnd();
    };
    addEventListener("focus", onFocus);
    return () => removeEventListener("focus", onFocus);
  }, [reload, onEnd]);

  const look = useCallback(() => {
    setHurried(true);
    reload();
  }, [reload]);
  return { ingestion, look };
}

/** What the server says of the files that were sent to it; undefined when it cannot be asked. */
export async function fetchUploads(): Promise<readonly UploadResult[] | undefined> {
  try {
    const response = await fetch(withBasePath("/api/articles/uploads"));
    return uploadResultsSchema.safeParse(await response.json()).data?.files;
  } catch {
    return undefined;
  }
}
