"use client";

import { useEffect, useState } from "react";
import { z } from "zod";
import type { Filter } from "#lib/schema/retrieval.ts";
import { withBasePath } from "../frame/base-path.ts";

const suggestionsSchema = z.object({ questions: z.array(z.string()) });

const SHOWN = 4;
/** Several boxes are often ticked one after the other. */
const PATIENCE_MS = 250;

/**
 * Up to four questions that the corpus, or what the filter leaves of it, can answer; none at first, or when the server
 * has none. After a change of the filter the ones before stay until the new ones are there.
 */
export function useSuggestions(filter: Filter | undefined): string[] {
  const [questions, setQuestions] = useState<string[]>([]);
  const key = JSON.stringify(filter ?? {});

  useEffect(() => {
    const controller = new AbortController();
    const ask = () =>
      fetchSuggestions(key, controller.signal).then(
        (found) => setQuestions(found.slice(0, SHOWN)),
        () => undefined,
      );
    const timer = setTimeout(ask, key === NO_FILTER ? 0 : PATIENCE_MS);
    addEventListener("online", ask);
    return () => {
      clearTimeout(timer);
      removeEventListener("online", ask);
      controller.abort();
    };
  }, [key]);
  return questions;
}

const NO_FILTER = "{}";

/** `filter` as JSON; too long, at times, for an address. */
async function fetchSuggestions(filter: string, signal: AbortSignal): Promise<string[]> {
  const url = withBasePath("/api/suggestions");
  const response =
    filter === NO_FILTER
      ? await fetch(url, { signal })
      : await fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: `{"filter":${filter}}`,
          signal,
        });
  return suggestionsSchema.parse(await response.json()).questions;
}
