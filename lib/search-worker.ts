import { runSearchWorker } from "./store/sqlite/search-worker.ts";

/** The search thread's program: which operations of the layers above the store run beside the index. */
await runSearchWorker({
  rankPassages: async () => (await import("./retrieval/rank-passages.ts")).rankPassages,
});
