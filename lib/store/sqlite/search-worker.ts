import { workerData } from "node:worker_threads";
import { hasDerivedFiles } from "./generation-files.ts";
import { GraphThread } from "./graph-thread.ts";
import type { SearchWorkerData } from "./search-protocol.ts";
import type { LoadOperation } from "./worker-operations.ts";

/**
 * What a search thread's program does: it runs outside of any bundle, started by its path (`search-client.ts`), and says
 * which operations can be asked for. A graph takes longest to load: its thread starts before this one loads the rest.
 */
export async function runSearchWorker(operations: LoadOperation): Promise<void> {
  const data = workerData as SearchWorkerData;
  const graphThread = new GraphThread();
  try {
    if (hasDerivedFiles(data.dataDir, "graph")) graphThread.start();
  } catch {
    // What is wrong with the folder is told when the index is opened.
  }
  const { serveSearches } = await import("./serve-searches.ts");
  serveSearches(data, graphThread, operations);
}
