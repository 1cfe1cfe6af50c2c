"use client";

import { useCallback, useMemo, useState } from "react";
import useSWR from "swr";
import type { z } from "zod";
import type { Failure } from "#lib/schema/failure.ts";
import { withBasePath } from "./base-path.ts";
import { failureOf } from "./failure.ts";

export type Resource<T> =
  | { status: "loading" }
  | { status: "ready"; data: T }
  | { status: "failed"; failure: Failure };

/**
 * What a GET of `url`, within the server, gives, checked by `schema`; any status will do if the body fits. What was there
 * before is shown while it is asked for again: by `reload`, by another page that shows the same, when the reader comes
 * back to the window, or when the browser comes online. `isFresh`: nothing is shown that was asked for earlier, because
 * it is to be changed.
 */
export function useResource<T>(
  url: string,
  schema: z.ZodType<T>,
  { isFresh = false } = {},
): { resource: Resource<T>; reload: () => void } {
  const [own] = useState(() => (isFresh ? crypto.randomUUID() : ""));
  const { data, error, mutate } = useSWR<T, unknown>([url, own], () => load(url, schema), OPTIONS);
  const reload = useCallback(() => void mutate(), [mutate]);
  const resource = useMemo((): Resource<T> => {
    if (error !== undefined) {
      const thrown = error instanceof Error ? error : new Error(String(error));
      return { status: "failed", failure: failureOf(thrown, navigator.onLine) };
    }
    return data === undefined ? { status: "loading" } : { status: "ready", data };
  }, [data, error]);
  return { resource, reload };
}

/** A failure is shown with a button that tries again; the reader is not to wait for tries that cannot be seen. */
const OPTIONS = { keepPreviousData: true, shouldRetryOnError: false };

async function load<T>(url: string, schema: z.ZodType<T>): Promise<T> {
  const response = await fetch(withBasePath(url));
  const body = await response.text();
  const parsed = schema.safeParse(JSON.parse(body));
  if (parsed.success) return parsed.data;
  // The body of a failure says what was wrong.
  throw new Error(body);
}
