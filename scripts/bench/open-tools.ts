import { loadConfig } from "#lib/config.ts";
import { createRuntime } from "#lib/runtime.ts";
import type { BenchFolders, BenchTools } from "./bench-tools.ts";

/** The product as it comes, whatever the environment says. */
export function openTools(folders: BenchFolders): BenchTools {
  const runtime = createRuntime({ ...loadConfig({}), ...folders });
  return {
    store: runtime.store,
    embedders: runtime.embedders,
    askingTools: () => runtime.answerTools(),
    close: () => runtime.close(),
  };
}
