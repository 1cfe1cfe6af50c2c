"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Health } from "#lib/schema/health.ts";
import { useHealth } from "./use-health.ts";
import type { Resource } from "./use-resource.ts";

type HealthState = { resource: Resource<Health>; reload: () => void };

const HealthContext = createContext<HealthState>({ resource: { status: "loading" }, reload: () => {} });

/** Asks once for all of the page. */
export function HealthProvider({ children }: { children: ReactNode }) {
  return <HealthContext value={useHealth()}>{children}</HealthContext>;
}

export function useSharedHealth(): HealthState {
  return useContext(HealthContext);
}
