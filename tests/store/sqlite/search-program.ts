import { threadProgram } from "#lib/worker/start-thread.ts";

/** Of the stores that tests make. */
export const SEARCH_PROGRAM = threadProgram("tests/store/sqlite/programs/search-worker.ts");
