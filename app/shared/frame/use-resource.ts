"use client";

import { useCallback, useEffect, useState } from "react";
import type { z } from "zod";
import { withBasePath } from "./base-path.ts";
import { type Failure, failureOf } from "./failure.ts";

export type Resource<T> =
  | { status: "loading" }
  | { status: "ready"; data: T }
  | { status: "failed"; failure: Failure };

/**
 * What a GET of `url`, within the server, gives, checked by `schema`, which must keep its identity; any status will do if the body fits.
 * `reload` asks again and keeps what is shown until the new answer is there; so does the browser's coming online.
 */
export function useResource<T>(
  url: string,
  schema: z.ZodType<T>,
): { resource: Resource<T>; reload: () => void } {
  const [resource, setResource] = useState<Resource<T>>({ status: "loading" });
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((current) => current + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    const controller = new AbortController();
    load(url, schema, controller.signal).then(
      (data) => setResource({ status: "ready", data }),
      (thrown: unknown) => {
        if (controller.signal.aborted) return;
        const error = thrown instanceof Error ? thrown : new Error(String(thrown));
        setResource({ status: "failed", failure: failureOf(error, navigator.onLine) });
      },
    );
    return () => controller.abort();
  }, [url, schema, round]);

  useEffect(() => {
    addEventListener("online", reload);
    return () => removeEventListener("online", reload);
  }, [reload]);

  return { resource, reload };
}

async function load<T>(url: string, schema: z.ZodType<T>, signal: AbortSignal): Promise<T> {
  const response = await fetch(withBasePath(url), { signal });
  const body = await response.text();
  const parsed = schema.safeParse(JSON.parse(body));
  if (parsed.success) return parsed.data;
  // The body of a failure says what was wrong.
  throw new Error(body);
}
