"use client";

import { type Health, healthSchema } from "#lib/schema/health.ts";
import { type Resource, useResource } from "./use-resource.ts";

/** What is at work on the server, and what is wrong with it, if anything. */
export function useHealth(): { resource: Resource<Health>; reload: () => void } {
  return useResource("/api/health", healthSchema);
}
