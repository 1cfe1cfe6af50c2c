import { runSearchWorker } from "#lib/store/sqlite/search-worker.ts";

/** A search thread with the contract's operation. */
await runSearchWorker({
  countWords: async () => (await import("#tests/contracts/passage-store/count-words.ts")).countWords,
});
