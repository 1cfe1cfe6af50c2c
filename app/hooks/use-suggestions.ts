"use client";

import { z } from "zod";
import { useResource } from "./use-resource.ts";

const suggestionsSchema = z.object({ questions: z.array(z.string()) });

/** Up to four questions that the corpus can answer; none while loading or when the server has none. */
export function useSuggestions(): string[] {
  const { resource } = useResource("/api/suggestions", suggestionsSchema);
  return resource.status === "ready" ? resource.data.questions.slice(0, 4) : NONE;
}

const NONE: string[] = [];
